import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SpecError } from "../../src/codegen-error.ts";
import type { Clock } from "../../src/fetch/clock.ts";
import { type FetchDocumentOptions, fetchDocument } from "../../src/fetch/fetch-document.ts";
import { FetchError } from "../../src/fetch/fetch-error.ts";
import { type Answer, reply, startDocumentServer } from "../support/document-server.ts";

const document = '{ "openapi": "3.0.0" }';

/** Time that passes only by sleeping. */
function createClock(): Clock & { readonly sleeps: number[] } {
  let now = Date.parse("2026-11-28T12:00:00Z");
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
}

async function fetchFrom(answers: readonly Answer[], options: FetchDocumentOptions = {}) {
  await using server = await startDocumentServer(...answers);
  const clock = createClock();
  const outcome = await fetchDocument(server.url, { clock, random: () => 1, ...options }).catch(
    (error: unknown) => error,
  );
  return { outcome, clock, requests: server.requests.length, url: server.url };
}

function toError(outcome: unknown): FetchError {
  if (outcome instanceof FetchError) return outcome;
  throw new Error(`A FetchError was expected, not ${String(outcome)}`);
}

describe("fetchDocument", { timeout: 20_000 }, () => {
  it("gives the text and the bytes as published", async () => {
    const { outcome, url, requests } = await fetchFrom([
      reply(200, `\ufeff${document}`, { "content-type": "text/plain; charset=latin1" }),
    ]);
    expect(outcome).toMatchObject({ url, text: document, contentType: "text/plain; charset=latin1" });
    expect((outcome as { bytes: Uint8Array }).bytes).toEqual(
      new Uint8Array(Buffer.from(`\ufeff${document}`)),
    );
    expect(requests).toBe(1);
  });

  it("asks for a body as it is: one that is compressed and cut would seem whole", async () => {
    const seen: unknown[] = [];
    await fetchFrom([
      (response, request) => {
        seen.push(request.headers["accept-encoding"], request.headers.cookie);
        response.end(document);
      },
    ]);
    expect(seen).toEqual(["identity", undefined]);
  });

  it("reads a compressed body, and refuses bytes that are no text", async () => {
    const compressed = reply(200, gzipSync(document), { "content-encoding": "gzip" });
    expect((await fetchFrom([compressed])).outcome).toMatchObject({ text: document });
    expect((await fetchFrom([reply(200, Buffer.from([0xff, 0xfd, 0x00]))])).outcome).toBeInstanceOf(
      SpecError,
    );
  });

  const final: [status: number, said: RegExp][] = [
    [204, /answers 204 instead/],
    [206, /answers 206 instead/],
    [304, /answers 304 instead/],
    [401, /answers 401: the document is not public/],
    [403, /answers 403: the document is not public/],
    [404, /answers 404: there is no document any more/],
    [410, /there is no document any more/],
    [418, /answers 418 instead/],
  ];
  it.each(final)("gives up at once on %d", async (status, said) => {
    const { outcome, requests } = await fetchFrom([
      reply(status, status === 204 || status === 304 ? "" : "<p>secret</p>"),
      reply(200, document),
    ]);
    expect(toError(outcome)).toMatchObject({ problem: "status", status, attempts: 1 });
    expect(toError(outcome).message).toMatch(said);
    expect(toError(outcome).message).not.toContain("secret");
    expect(requests).toBe(1);
  });

  it.each([408, 429, 500, 502, 503, 504])("tries again after %d, with waits that double", async (status) => {
    const { outcome, clock, requests } = await fetchFrom([
      reply(status),
      reply(status),
      reply(200, document),
    ]);
    expect(outcome).toMatchObject({ text: document });
    expect(clock.sleeps).toEqual([500, 1000]);
    expect(requests).toBe(3);
  });

  it("gives up after so many attempts, and says so", async () => {
    const told: number[] = [];
    const { outcome, requests } = await fetchFrom([reply(500)], {
      attempts: 3,
      random: () => 0.5,
      onRetry: (_, delay) => told.push(delay),
    });
    expect(toError(outcome).message).toContain("answers 500");
    expect(toError(outcome).message).toContain("(3 attempts)");
    expect(toError(outcome).attempts).toBe(3);
    expect(told).toEqual([250, 500]);
    expect(requests).toBe(3);
  });

  it("waits as the server asks, in seconds or until a date", async () => {
    const until = new Date(Date.parse("2026-11-28T12:00:09Z")).toUTCString();
    const answers = [
      reply(429, "", { "retry-after": "2" }),
      reply(503, "", { "retry-after": until }),
      reply(503, "", { "retry-after": "soon" }),
      reply(200, document),
    ];
    const { outcome, clock } = await fetchFrom(answers);
    expect(outcome).toMatchObject({ text: document });
    expect(clock.sleeps).toEqual([2000, 7000, 2000]);
  });

  it("gives up at once where the server asks for more than there is time", async () => {
    const { outcome, clock, requests } = await fetchFrom([
      reply(429, "", { "retry-after": "3600" }),
      reply(200, document),
    ]);
    expect(toError(outcome).message).toContain("answers 429");
    expect(clock.sleeps).toEqual([]);
    expect(requests).toBe(1);
  });

  it("ends an attempt that takes too long, before the answer and in its body", async () => {
    const silent: Answer = () => {};
    const stalled: Answer = (response) => void response.writeHead(200).write('{ "openapi":');
    for (const answer of [silent, stalled]) {
      const { outcome, requests } = await fetchFrom([answer], { timeout: 100, attempts: 2 });
      expect(toError(outcome)).toMatchObject({ problem: "timeout", attempts: 2 });
      expect(toError(outcome).message).toContain("within 100 milliseconds");
      expect(requests).toBe(2);
    }
  });

  it("keeps to the time for all attempts", async () => {
    const { outcome, clock } = await fetchFrom([reply(503)], { deadline: 1200, attempts: 100 });
    expect(toError(outcome).attempts).toBe(2);
    expect(clock.sleeps).toEqual([500]);
  });

  const broken: [what: string, answer: Answer][] = [
    ["a reset", (response) => void response.socket?.resetAndDestroy()],
    [
      "a body shorter than its length",
      (response) =>
        void response
          .writeHead(200, { "content-length": "1000" })
          .write(document, () => response.socket?.end()),
    ],
    [
      "chunks without an end",
      (response) =>
        void response
          .writeHead(200, { "transfer-encoding": "chunked" })
          .write(document, () => response.socket?.destroy()),
    ],
    ["a compression that is none", reply(200, document, { "content-encoding": "gzip" })],
  ];
  it.each(broken)("takes %s for no answer", async (_, answer) => {
    const { outcome, requests } = await fetchFrom([answer], { attempts: 2 });
    expect(toError(outcome)).toMatchObject({ problem: "network", attempts: 2 });
    expect(toError(outcome).message).toContain("no whole answer");
    expect(requests).toBe(2);
  });

  const endless: Answer = (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(64 * 1024, " ");
    const write = (): void => {
      while (!response.destroyed && response.write(chunk));
      response.once("drain", write);
    };
    write();
  };
  const large: [what: string, answer: Answer][] = [
    ["says that it is", reply(200, document, { "content-length": "999999999" })],
    ["has no end", endless],
    [
      "is small until it is decompressed",
      reply(200, gzipSync(Buffer.alloc(200 * 1024 ** 2)), { "content-encoding": "gzip" }),
    ],
  ];
  it.each(large)("gives up a body that %s, without a further attempt", async (_, answer) => {
    const { outcome, requests } = await fetchFrom([answer], { maxBytes: 1024 ** 2 });
    expect(toError(outcome)).toMatchObject({ problem: "too-large" });
    expect(requests).toBe(1);
  });

  const abroad: [to: string, said: RegExp][] = [
    [
      "https://other.example/openapi.json?session=secret",
      /redirects to https:\/\/other\.example\/openapi\.json, which is another origin/,
    ],
    ["http://127.0.0.1:1/openapi.json", /another origin/],
    ["//other.example/x", /another origin/],
    ["file:///etc/passwd", /another origin/],
    ["data:text/plain,x", /another origin/],
    ["http://[", /no URL/],
  ];
  it.each(abroad)("refuses a redirect to %s", async (location, said) => {
    const { outcome, requests } = await fetchFrom([reply(302, "", { location })]);
    expect(toError(outcome)).toMatchObject({ problem: "redirect", status: 302 });
    expect(toError(outcome).message).toMatch(said);
    expect(toError(outcome).message).not.toContain("secret");
    expect(requests).toBe(1);
  });

  it("follows redirects within the origin, but not in a circle", async () => {
    const moved = await fetchFrom([reply(301, "", { location: "/v2" }), reply(200, document)]);
    expect(moved.outcome).toMatchObject({ text: document, url: moved.url.replace("/openapi.json", "/v2") });
    const circle = await fetchFrom([reply(307, "", { location: "/again" })]);
    expect(toError(circle.outcome).message).toContain("more than 5 times");
    expect(circle.requests).toBe(6);
  });

  it.each([
    "http://example.com/a",
    "file:///etc/passwd",
    "ftp://example.com/a",
    "no url",
    "https://user:secret@example.com/a",
    "",
  ])("does not even ask for %j", async (url) => {
    const asked: unknown[] = [];
    const fetch = async (...input: unknown[]): Promise<Response> => {
      asked.push(input);
      return new Response(document);
    };
    const error = toError(await fetchDocument(url, { fetch }).catch((caught: unknown) => caught));
    expect(error.problem).toBe("address");
    expect(error.message).not.toContain("secret");
    expect(asked).toEqual([]);
  });

  it("ends with the caller's own reason: before, during an attempt, and in a wait", async () => {
    const reason = new Error("stop");
    const before = await fetchFrom([reply(200, document)], { signal: AbortSignal.abort(reason) });
    expect(before).toMatchObject({ outcome: reason, requests: 0 });
    const during = new AbortController();
    expect((await fetchFrom([() => during.abort(reason)], { signal: during.signal })).outcome).toBe(reason);
    const waiting = new AbortController();
    const inWait = await fetchFrom([reply(503)], {
      signal: waiting.signal,
      onRetry: () => waiting.abort(reason),
    });
    expect(inWait).toMatchObject({ outcome: reason, requests: 1 });
  });
});
