import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { listProviders } from "../src/contract/shipped-contracts.ts";
import {
  type MockServerFromOptions,
  PortInUseError,
  startMockServer,
  startMockServerFrom,
} from "../src/index.ts";
import { createDeferred } from "./fixtures/deferred.ts";
import {
  book,
  bookId,
  createLibraryContract,
  createLibraryMockContract,
} from "./fixtures/library-contract.ts";

const authorized = { authorization: "Bearer test" };

function startLibrary(options: Partial<MockServerFromOptions> = {}) {
  return startMockServerFrom({ contract: createLibraryMockContract(), ...options });
}

describe("startMockServer", () => {
  it.each(listProviders())("starts %s on a free port of loopback", async (provider) => {
    await using mock = await startMockServer(provider as "align");
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(mock.provider).toBe(provider);
    expect(mock.contract.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await fetch(mock.url)).status).toBe(404);
  });

  it("names the providers there are when there is no such one", async () => {
    await expect(startMockServer("stripe" as "align")).rejects.toThrow(
      `there is no mock of "stripe"; there are ${listProviders().join(", ")}`,
    );
  });

  it("serves the same contract many times over, each server by itself", async () => {
    await using first = await startLibrary();
    await using second = await startLibrary();
    first.use("getOpeningHours", () => ({ status: 200, body: "Closed." }));
    expect(await (await fetch(`${first.url}/opening-hours`)).text()).toBe("Closed.");
    expect(await (await fetch(`${second.url}/opening-hours`)).text()).toBe("Nine to five.");
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
    expect(first.contract.sha256).toBe(second.contract.sha256);
  });
});

describe("startMockServerFrom", () => {
  it("takes the path of a document as well", async () => {
    const path = new URL("../contracts/gurupay.json", import.meta.url).pathname;
    await using fromPath = await startMockServerFrom({ contract: path });
    await using shipped = await startMockServer("gurupay");
    expect(fromPath.provider).toBe("GURUPAY API");
    expect(fromPath.contract).toEqual(shipped.contract);
    expect((await fetch(`${fromPath.url}/api/v1/customers`, { headers: authorized })).status).toBe(200);
  });

  it("rejects on a path that is nowhere", async () => {
    await expect(startMockServerFrom({ contract: "/nowhere/openapi.json" })).rejects.toThrow(/ENOENT/);
  });

  it("rejects on a document that is no OpenAPI", async () => {
    await expect(startMockServerFrom({ contract: { hello: "world" } })).rejects.toThrow(
      /Unsupported document/,
    );
  });

  it("tells contracts apart by their content", async () => {
    const changed = createLibraryMockContract();
    changed.paths["/opening-hours"].get.responses["200"].content["text/plain"].schema.example = "Never.";
    await using before = await startLibrary();
    await using after = await startLibrary({ contract: changed });
    expect(after.contract.sha256).not.toBe(before.contract.sha256);
    expect(await (await fetch(`${after.url}/opening-hours`)).text()).toBe("Never.");
  });

  it("never calls the callbacks a contract documents", async () => {
    let called = 0;
    const listener = createServer((_request, response) => {
      called += 1;
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    const contract = createLibraryMockContract();
    const callback = { post: { responses: { "200": { description: "Taken" } } } };
    Object.assign(contract.paths["/books"].post, { callbacks: { added: { [address]: callback } } });
    await using mock = await startLibrary({ contract });
    const added = await fetch(`${mock.url}/books`, {
      method: "POST",
      headers: { ...authorized, "content-type": "application/json" },
      body: JSON.stringify({ title: "Emma" }),
    });
    expect(added.status).toBe(201);
    // A call would have been made before the answer; a round trip to the listener comes after it.
    await fetch(address);
    listener.close();
    listener.closeAllConnections();
    expect(called).toBe(1);
  });
});

describe("a mock server", () => {
  it("answers with the contract's first example", async () => {
    await using mock = await startLibrary();
    const response = await fetch(`${mock.url}/books`, { headers: authorized });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-total")).toBe("2");
    expect(await response.json()).toEqual([book, { ...book, title: "Emma" }]);
  });

  it("answers as the request prefers: by status, by example, by seed", async () => {
    await using mock = await startLibrary();
    const ask = (prefer: string) => fetch(`${mock.url}/books`, { headers: { ...authorized, prefer } });
    expect(await (await ask("code=200, example=none")).json()).toEqual([]);
    const refused = await ask("code=401");
    expect([refused.status, await refused.json()]).toEqual([401, { message: "No." }]);
    const [once, again, other] = await Promise.all(
      ["seed=1", "seed=1", "seed=2"].map(async (seed) =>
        (await ask(`code=200, dynamic=true, ${seed}`)).text(),
      ),
    );
    expect(once).toBe(again);
    expect(once).not.toBe(other);
  });

  it("gives random data that fits the contract, the same for a seed, when started so", async () => {
    await using first = await startLibrary({ dynamic: true, seed: "7" });
    await using second = await startLibrary({ dynamic: true, seed: "7" });
    const url = `/books/${bookId}`;
    const headers = { ...authorized, "x-reader": "r1" };
    const [one, two] = await Promise.all([first, second].map((mock) => fetch(mock.url + url, { headers })));
    expect(one?.headers.get("sl-violations")).toBeNull();
    const body = await one?.json();
    expect(body).toEqual(await two?.json());
    expect(body).not.toEqual(book);
  });

  it("refuses what violates the contract, and says what", async () => {
    await using mock = await startLibrary();
    const response = await fetch(`${mock.url}/books?per_page=0&genre=poem`, { headers: authorized });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const { validation } = await response.json();
    expect(validation.map(({ location }: { location: string[] }) => location.join("."))).toEqual([
      "query.per_page",
      "query.genre",
    ]);
  });

  it("refuses a request without its credential, with the documented body", async () => {
    await using mock = await startLibrary();
    const response = await fetch(`${mock.url}/books`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ message: "No." });
    expect(JSON.parse(response.headers.get("sl-violations") ?? "")).toEqual([
      expect.objectContaining({ location: ["request"], severity: "Error", code: 401 }),
    ]);
  });

  it("turns an example that violates the contract into a 500", async () => {
    const contract = createLibraryMockContract();
    const content = contract.paths["/books"].post.responses["201"].content["application/json"];
    Object.assign(content, { example: { id: "none", title: 5 } });
    await using mock = await startLibrary({ contract });
    const response = await fetch(`${mock.url}/books`, {
      method: "POST",
      headers: { ...authorized, "content-type": "application/json" },
      body: JSON.stringify({ title: "Emma" }),
    });
    expect(response.status).toBe(500);
    const { detail } = await response.json();
    expect(detail).toContain("response.body.id");
    expect(detail).toContain("response.body.title");
  });

  it("records every request in order, with its operation and what the contract has against it", async () => {
    await using mock = await startLibrary();
    await fetch(`${mock.url}/books?genre=novel&genre=essay&unknown=1`, { headers: authorized });
    await fetch(`${mock.url}/nowhere?a=1`, { method: "PUT", body: "text" });
    await fetch(`${mock.url}/books`, { method: "PATCH", headers: authorized });
    await fetch(`${mock.url}/books`, {
      method: "POST",
      headers: { ...authorized, "content-type": "application/json" },
      body: JSON.stringify({ title: "" }),
    });
    expect(mock.requests).toMatchObject([
      {
        operation: "listBooks",
        method: "GET",
        path: "/books",
        query: { genre: ["novel", "essay"], unknown: "1" },
        headers: { authorization: "Bearer test" },
        violations: [
          { location: ["request", "query", "genre"], severity: "Error", code: "type" },
          { location: ["request", "query", "genre"], severity: "Error", code: "enum" },
        ],
      },
      { operation: null, method: "PUT", path: "/nowhere", query: { a: "1" }, body: "text", violations: [] },
      { operation: null, method: "PATCH", path: "/books" },
      {
        operation: "addBook",
        body: { title: "" },
        violations: [{ location: ["request", "body", "title"], code: "minLength" }],
      },
    ]);
    expect(mock.requests[0]).not.toHaveProperty("body");
  });

  it("forgets requests and handlers on reset", async () => {
    await using mock = await startLibrary();
    const { requests } = mock;
    mock.use("getOpeningHours", () => ({ status: 200, body: "Closed." }));
    await fetch(`${mock.url}/opening-hours`);
    mock.reset();
    expect(requests).toEqual([]);
    expect(await (await fetch(`${mock.url}/opening-hours`)).text()).toBe("Nine to five.");
    expect(requests).toHaveLength(1);
  });

  it("says which port is taken", async () => {
    await using first = await startLibrary();
    const port = Number(new URL(first.url).port);
    const error = await startLibrary({ port }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PortInUseError);
    expect(error).toMatchObject({
      port,
      message: expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
    });
  });

  it("closes once, however often it is asked to, and ends what is under way", async () => {
    const mock = await startLibrary();
    const arrived = createDeferred<AbortSignal>();
    mock.use("getOpeningHours", (_request, { signal }) => {
      arrived.resolve(signal);
      return new Promise(() => {});
    });
    const pending = fetch(`${mock.url}/opening-hours`).catch((error: unknown) => error);
    const signal = await arrived.promise;
    await Promise.all([mock.close(), mock.close()]);
    await mock.close();
    expect(await pending).toBeInstanceOf(TypeError);
    expect(signal.aborted).toBe(true);
    await expect(fetch(`${mock.url}/opening-hours`)).rejects.toThrow();
  });

  it("is closed at the end of its block", async () => {
    let url = "";
    {
      await using mock = await startLibrary();
      url = mock.url;
      expect((await fetch(`${url}/opening-hours`)).status).toBe(200);
    }
    await expect(fetch(`${url}/opening-hours`)).rejects.toThrow();
  });

  it("serves a contract without examples", async () => {
    await using mock = await startLibrary({ contract: createLibraryContract() });
    const response = await fetch(`${mock.url}/books`, { headers: authorized });
    expect(response.headers.get("sl-violations")).toBeNull();
    expect(await response.json()).toEqual([expect.objectContaining({ title: expect.any(String) })]);
  });
});
