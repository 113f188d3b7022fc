import { describe, expect, it } from "vitest";
import { pagesOf, startMockServer, startMockServerFrom } from "../src/index.ts";
import { createDeferred } from "./fixtures/deferred.ts";
import { book, bookId, createLibraryMockContract } from "./fixtures/library-contract.ts";

const headers = { authorization: "Bearer test" };

function startLibrary() {
  return startMockServerFrom({ contract: createLibraryMockContract(), provider: "library" });
}

describe("use", () => {
  it("answers by the handler, which sees the request by its parts", async () => {
    await using mock = await startLibrary();
    mock.use("getBook", ({ path, query, headers: sent, body }) => {
      expect({ path, query, reader: sent["x-reader"], body }).toEqual({
        path: { book_id: bookId },
        query: { verbose: "1" },
        reader: "r7",
        body: undefined,
      });
      return { status: 200, body: book, headers: { "X-Shelf": "3" } };
    });
    const response = await fetch(`${mock.url}/books/${bookId}?verbose=1`, {
      headers: { ...headers, "x-reader": "r7" },
    });
    expect([response.status, await response.json()]).toEqual([200, book]);
    expect(response.headers.get("x-shelf")).toBe("3");
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it("gives the handler a parsed body", async () => {
    await using mock = await startLibrary();
    mock.use("addBook", ({ body }) => ({ status: 201, body: { ...book, ...(body as object) } }));
    const response = await fetch(`${mock.url}/books`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ title: "Ημέρες" }),
    });
    expect(await response.json()).toEqual({ ...book, title: "Ημέρες" });
  });

  it("replaces an earlier handler", async () => {
    await using mock = await startLibrary();
    mock.use("getOpeningHours", () => ({ status: 200, body: "one" }));
    mock.use("getOpeningHours", async () => ({ status: 200, body: "two" }));
    expect(await (await fetch(`${mock.url}/opening-hours`)).text()).toBe("two");
  });

  it("throws on an unknown operation, naming the known ones", async () => {
    await using mock = await startLibrary();
    expect(() => mock.use("listBook", () => ({ status: 200 }))).toThrow(
      'library has no operation "listBook"; it has listBooks, addBook, getBook, removeBook, getOpeningHours',
    );
  });

  it("keeps requests that violate the contract from the handler", async () => {
    await using mock = await startLibrary();
    let calls = 0;
    mock.use("listBooks", () => {
      calls += 1;
      return { status: 200, body: [] };
    });
    expect((await fetch(`${mock.url}/books?page=0`, { headers })).status).toBe(422);
    expect((await fetch(`${mock.url}/books`)).status).toBe(401);
    expect(calls).toBe(0);
    expect((await fetch(`${mock.url}/books`, { headers })).status).toBe(200);
    expect(calls).toBe(1);
  });

  it("turns an answer that violates the contract into a 500 naming every field", async () => {
    await using mock = await startLibrary();
    mock.use("listBooks", () => ({ status: 200, body: [{ id: "none", genre: "роман" }] }));
    const response = await fetch(`${mock.url}/books`, { headers });
    expect(response.status).toBe(500);
    const problem = await response.json();
    expect(problem.type).toBe("urn:tributary:mock:answer-violates-contract");
    for (const field of ["0.id", "0.genre", "'title'"]) expect(problem.detail).toContain(field);
    expect(problem.validation).toHaveLength(3);
  });

  it("refuses an undocumented success, and lets an undocumented failure pass", async () => {
    await using mock = await startLibrary();
    mock.use("listBooks", () => ({ status: 202, body: {} }));
    expect((await fetch(`${mock.url}/books`, { headers })).status).toBe(500);
    const body = { message: "slow down" };
    mock.use("listBooks", () => ({ status: 429, body, headers: { "Retry-After": "2" } }));
    const response = await fetch(`${mock.url}/books`, { headers });
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([
      429,
      "2",
      body,
    ]);
  });

  it("answers without a body", async () => {
    await using mock = await startLibrary();
    mock.use("removeBook", () => ({ status: 204 }));
    const response = await fetch(`${mock.url}/books/${bookId}`, { method: "DELETE", headers });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(response.headers.get("content-type")).toBeNull();
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("out of ink");
      },
      "threw: out of ink",
    ],
    [
      "throws what is no error",
      () => {
        throw "ink";
      },
      "threw: ink",
    ],
    ["rejects", () => Promise.reject(new Error("out of ink")), "threw: out of ink"],
    ["answers nothing", () => undefined, "must answer with { status"],
    ["answers a status that is none", () => ({ status: 99 }), "must answer with { status"],
    [
      "answers a header that HTTP cannot carry",
      () => ({ status: 200, body: "a", headers: { a: "б" } }),
      "Invalid character",
    ],
    [
      "answers an object as text",
      () => ({ status: 200, body: {}, headers: { "content-type": "text/plain" } }),
      "violates",
    ],
  ])("answers 500 when a handler %s, and goes on", async (_case, handler, reason) => {
    await using mock = await startLibrary();
    mock.use("getOpeningHours", handler as () => { status: number });
    const response = await fetch(`${mock.url}/opening-hours`);
    expect(response.status).toBe(500);
    expect(JSON.stringify(await response.json())).toContain(reason);
    mock.reset();
    expect((await fetch(`${mock.url}/opening-hours`)).status).toBe(200);
  });

  it("tells a slow handler that its client has gone away", async () => {
    await using mock = await startLibrary();
    const gone = createDeferred<void>();
    const caller = new AbortController();
    mock.use("getOpeningHours", (_request, { signal }) => {
      signal.addEventListener("abort", () => gone.resolve());
      caller.abort(new Error("enough"));
      return new Promise(() => {});
    });
    await expect(fetch(`${mock.url}/opening-hours`, { signal: caller.signal })).rejects.toThrow("enough");
    await gone.promise;
    mock.reset();
    expect((await fetch(`${mock.url}/opening-hours`)).status).toBe(200);
  });

  it("relies on Prism to mock what no handler answers, which an answer of 501 means to it", async () => {
    // The whole server rests on this rule of Prism's: forwarding that ends in "not implemented" is mocked.
    await using mock = await startMockServer("gurupay");
    const url = `${mock.url}/api/v1/customers`;
    const mocked = await fetch(url, { headers: { ...headers, prefer: "code=200, dynamic=true, seed=1" } });
    expect(mocked.status).toBe(200);
    expect(Array.isArray(await mocked.json())).toBe(true);
    mock.use("listCustomers", () => ({ status: 501, body: {} }));
    expect((await fetch(url, { headers })).status).toBe(501);
  });

  it("pages through a list", async () => {
    await using mock = await startLibrary();
    const books = Array.from({ length: 7 }, (_, index) => ({ ...book, title: `Volume ${index + 1}` }));
    mock.use("listBooks", pagesOf(books, { page: "page", pageSize: "per_page", defaultPageSize: 15 }));
    const counts: number[] = [];
    for (const page of [1, 2, 3, 4]) {
      const response = await fetch(`${mock.url}/books?per_page=3&page=${page}`, { headers });
      counts.push((await response.json()).length);
    }
    expect(counts).toEqual([3, 3, 1, 0]);
    expect(mock.requests.map(({ query }) => query["page"])).toEqual(["1", "2", "3", "4"]);
  });
});
