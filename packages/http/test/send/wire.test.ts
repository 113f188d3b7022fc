import { pipeline } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  createMiddleware,
  NetworkError,
  RedirectError,
  TimeoutError,
  TooLargeError,
} from "../../src/index.ts";
import { rejectionOf } from "../support/fake-fetch.ts";
import { createAcmeClient, createInitechClient } from "../support/fixtures.ts";
import { startServer } from "../support/loopback-server.ts";

/** The transport's default. */
const MAX_BYTES = 10 * 2 ** 20;

async function* giveForEver() {
  for (;;) yield Buffer.alloc(1024 * 1024);
}

const thing = { thing_id: "x" };
const JSON_HEADERS = { "content-type": "application/json" };

describe("over a socket", () => {
  it("a call is sent and read as it should be", async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { ...JSON_HEADERS, "x-request-id": "id-1" }).end('{"a":1}');
    });
    const acme = createAcmeClient({ baseUrl: `${server.url}/prefix/` });
    const result = await acme.getThing({ ...thing, limit: [1, 2] });
    expect(result).toMatchObject({ ok: true, data: { a: 1 }, meta: { requestId: "id-1" } });
    expect(result.response.url).toBe(`${server.url}/prefix/things/x?limit=1&limit=2`);
    const [request] = server.requests;
    expect(request?.url).toBe("/prefix/things/x?limit=1&limit=2");
    expect(request?.headers).toMatchObject({ accept: "application/json", "api-key": "acme-key" });
  });

  it("a compressed answer is read, and not called so where middleware reads it again", async () => {
    const packed = gzipSync('{"a":1}');
    await using server = await startServer((_, response) => {
      response.writeHead(200, {
        ...JSON_HEADERS,
        "content-encoding": "gzip",
        "content-length": packed.length,
      });
      response.end(packed);
    });
    const middleware = createMiddleware();
    const acme = createAcmeClient({ baseUrl: server.url, middleware });
    const result = await createAcmeClient({ baseUrl: server.url }).getThing(thing);
    expect(result).toMatchObject({ data: { a: 1 } });
    middleware.use({
      onResponse: ({ response: { headers } }) => {
        expect([headers.has("content-encoding"), headers.has("content-length")]).toEqual([false, false]);
      },
    });
    expect(await acme.GET("/status")).toMatchObject({ data: { a: 1 } });
  });

  it("a form arrives whole", async () => {
    let received = "";
    await using server = await startServer(async (request, response) => {
      for await (const chunk of request) received += chunk;
      response.writeHead(204).end();
    });
    const form = new FormData();
    form.append("name", "value");
    await createAcmeClient({ baseUrl: server.url }).uploadFile({ body: form });
    expect(received).toContain('name="name"');
    expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; ?boundary=/);
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i hands nothing to another server", async (status) => {
    await using target = await startServer((_, response) => response.end());
    await using server = await startServer((_, response) => {
      response.writeHead(status, { location: `${target.url}/?zz=1` }).end();
    });
    const acme = createAcmeClient({ baseUrl: server.url });
    expect(RedirectError.is(await rejectionOf(acme.getThing(thing)))).toBe(true);
    expect(RedirectError.is(await rejectionOf(acme.createThing({ body: { zz: 1 } })))).toBe(true);
    const initech = createInitechClient({ baseUrl: server.url });
    expect(RedirectError.is(await rejectionOf(initech.getProfile()))).toBe(true);
    expect(server.requests).toHaveLength(3);
    expect(target.requests).toEqual([]);
  });
});

describe("a slow answer", () => {
  it("ends in a TimeoutError before its headers and inside its body", async () => {
    await using server = await startServer((request, response) => {
      if (request.url === "/status") return;
      response.writeHead(200, JSON_HEADERS);
      response.write('{"a":');
    });
    const acme = createAcmeClient({ baseUrl: server.url, timeout: 100 });
    expect(TimeoutError.is(await rejectionOf(acme.getStatus()))).toBe(true);
    expect(TimeoutError.is(await rejectionOf(acme.getThing(thing)))).toBe(true);
  });
});

describe("a broken answer", () => {
  it("is a NetworkError: reset before the headers, cut inside the body, badly compressed, refused", async () => {
    await using server = await startServer((request, response) => {
      if (request.url === "/status") {
        request.socket.destroy();
      } else if (request.url === "/things/cut") {
        response.writeHead(200, { ...JSON_HEADERS, "content-length": "100" });
        response.write('{"a":1}', () => request.socket.destroy());
      } else {
        response.writeHead(200, { ...JSON_HEADERS, "content-encoding": "gzip" }).end("no gzip");
      }
    });
    const acme = createAcmeClient({ baseUrl: server.url });
    const closed = await startServer(() => {});
    await closed[Symbol.asyncDispose]();
    const errors = [
      await rejectionOf(acme.getStatus()),
      await rejectionOf(acme.getThing({ thing_id: "cut" })),
      await rejectionOf(acme.getThing({ thing_id: "bad" })),
      await rejectionOf(createAcmeClient({ baseUrl: closed.url }).getStatus()),
    ];
    expect(errors.map(NetworkError.is)).toEqual([true, true, true, true]);
    expect(errors.at(-1)).toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("a large answer", () => {
  it("is refused above the cap, and taken at it", async () => {
    await using server = await startServer((request, response) => {
      const isOver = request.url?.endsWith("over");
      response.writeHead(200, JSON_HEADERS).end(Buffer.alloc(MAX_BYTES + (isOver ? 1 : 0), "1"));
    });
    const acme = createAcmeClient({ baseUrl: server.url, timeout: 60_000 });
    const error = await rejectionOf(acme.getThing({ thing_id: "over" }));
    expect(TooLargeError.is(error)).toBe(true);
    const { data } = await acme.GET("/things/{thing_id}", {
      params: { path: { thing_id: "just" } },
      parseAs: "arrayBuffer",
    });
    expect((data as ArrayBuffer).byteLength).toBe(MAX_BYTES);
  });

  it("is counted after decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_BYTES + 1));
    expect(bomb.byteLength).toBeLessThan(MAX_BYTES / 100);
    await using server = await startServer((_, response) => {
      response.writeHead(200, { ...JSON_HEADERS, "content-encoding": "gzip" }).end(bomb);
    });
    const error = await rejectionOf(createAcmeClient({ baseUrl: server.url }).getThing(thing));
    expect(TooLargeError.is(error)).toBe(true);
  });

  it("is let go of when it never ends", async () => {
    const closed = Promise.withResolvers<unknown>();
    await using server = await startServer((_, response) => {
      response.writeHead(500, JSON_HEADERS);
      pipeline(giveForEver, response, closed.resolve);
    });
    const error = await rejectionOf(createAcmeClient({ baseUrl: server.url }).getThing(thing));
    expect(TooLargeError.is(error)).toBe(true);
    await closed.promise;
  });
});
