import { describe, expect, it } from "vitest";
import { HttpError, InputError, PaginationError, ParseError } from "../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf, type SentRequest } from "./fake-fetch.ts";
import { createGlobexClient } from "./fixtures.ts";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** Serves `total` numbers in pages, at most `most` of them in one. */
function createList(total: number, most = 100) {
  return serve(({ url }) => {
    const search = new URL(url).searchParams;
    const size = Math.min(most, Number(search.get("per_page") ?? 3));
    const start = (Number(search.get("page")) - 1) * size;
    return answerJson(numbers(start, Math.max(0, Math.min(size, total - start))));
  });
}

function serve(handle: (request: SentRequest, index: number) => Response) {
  const { fetch, sent } = createFakeFetch(handle);
  return { client: createGlobexClient({ fetch }), sent };
}

async function collect<T>(source: AsyncIterable<T>) {
  const items: T[] = [];
  try {
    for await (const item of source) items.push(item);
    return { items, error: undefined };
  } catch (error) {
    return { items, error };
  }
}

describe("items and pages", () => {
  it.each([
    [0, 1],
    [2, 2],
    [3, 2],
    [7, 3],
    [9, 4],
  ])("gives all of %i items in %i calls", async (total, calls) => {
    const { client, sent } = createList(total);
    const { items, error } = await collect(client.listItems.items());
    expect(error).toBeUndefined();
    expect(items).toEqual(numbers(0, total));
    expect(sent).toHaveLength(calls);
  });

  it("gives all of them when the provider gives smaller pages than asked for", async () => {
    const { client } = createList(11, 4);
    expect((await collect(client.listItems.items({ per_page: 500 }))).items).toEqual(numbers(0, 11));
  });

  it("gives pages", async () => {
    const { client } = createList(4);
    expect((await collect(client.listItems.pages())).items).toEqual([[0, 1, 2], [3]]);
  });

  it("starts at the page it is given", async () => {
    const { client, sent } = createList(7);
    expect((await collect(client.listItems.items({ page: 2 }))).items).toEqual([3, 4, 5, 6]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?page=2", "?page=3"]);
  });

  it("finds the items inside a page", async () => {
    const { client } = serve((_, index) => answerJson({ data: { items: index ? [] : [1, 2] } }));
    expect((await collect(client.listNested.items())).items).toEqual([1, 2]);
  });

  it("is lazy, and stops when the loop does", async () => {
    const { client, sent } = createList(19);
    const iterator = client.listItems.items();
    expect(sent).toEqual([]);
    for await (const item of iterator) if (item === 4) break;
    expect(sent).toHaveLength(2);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(2);
  });

  it("is one page as a plain call", async () => {
    const { client } = createList(7);
    expect(await client.listItems({ page: 3 })).toMatchObject({ ok: true, data: [6] });
  });
});

describe("what goes wrong", () => {
  it("throws an HttpError after the items before it", async () => {
    const { client, sent } = serve((_, index) =>
      index < 2 ? answerJson(numbers(index * 3, 3)) : answerJson({}, { status: 503 }),
    );
    const { items, error } = await collect(client.listItems.items());
    expect(items).toEqual(numbers(0, 6));
    expect(HttpError.is(error)).toBe(true);
    expect(error).toMatchObject({ status: 503, operation: "/items" });
    expect(sent).toHaveLength(3);
  });

  it("throws when a page repeats the one before", async () => {
    const { client, sent } = serve(() => answerJson([{ id: "zz" }, { id: "yy" }]));
    const { items, error } = await collect(client.listItems.items());
    expect(items).toHaveLength(2);
    expect(PaginationError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "repeated-page", status: 200, provider: "globex" });
    expect(String(error)).not.toContain("zz");
    expect(sent).toHaveLength(2);
  });

  it.each([[{}], [null], ["text"], [{ items: [] }]])("throws when a page is %j", async (body) => {
    const { client } = serve(() => answerJson(body));
    const { error } = await collect(client.listItems.items());
    expect(ParseError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "no-items", status: 200 });
    expect(ParseError.is((await collect(client.listNested.items())).error)).toBe(true);
  });

  it.each([0, -1, 1.5, Number.NaN, "1", null])("refuses to start at page %j", async (page) => {
    const { client, sent } = createList(7);
    const { error } = await collect(client.listItems.items({ page }));
    expect(InputError.is(error)).toBe(true);
    expect(error).toMatchObject({ parameter: "page", operation: "/items" });
    expect(sent).toEqual([]);
  });

  it("refuses unknown input at the first page", async () => {
    const { client, sent } = createList(7);
    expect((await collect(client.listItems.items({ Page: 1 }))).error).toMatchObject({ parameter: "Page" });
    expect(sent).toEqual([]);
  });
});

describe("a provider's ceiling", () => {
  it("is an error when the last page within it is full", async () => {
    const { client, sent } = createList(50);
    const { items, error } = await collect(client.listItems.items({ per_page: 5 }));
    expect(items).toEqual(numbers(0, 20));
    expect(PaginationError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "max-records" });
    expect(sent).toHaveLength(4);
  });

  it("is an error when a page is cut by it", async () => {
    const { client } = createList(20);
    const { items, error } = await collect(client.listItems.items({ per_page: 3 }));
    expect(items).toHaveLength(20);
    expect(error).toMatchObject({ code: "max-records" });
  });

  it("is none when the list ends before it", async () => {
    const { client } = createList(19);
    const { items, error } = await collect(client.listItems.items({ per_page: 5 }));
    expect(items).toHaveLength(19);
    expect(error).toBeUndefined();
  });

  it("counts the pages before the first", async () => {
    const { client, sent } = createList(50);
    const { error } = await collect(client.listItems.items({ page: 3, per_page: 5 }));
    expect(error).toMatchObject({ code: "max-records" });
    expect(sent).toHaveLength(2);
  });
});

describe("the caller's signal", () => {
  it("ends the iteration between items and between pages, with its own reason", async () => {
    for (const stopAt of [1, 2]) {
      const controller = new AbortController();
      const { client, sent } = createList(19);
      const seen: unknown[] = [];
      const work = async () => {
        for await (const item of client.listItems.items({}, { signal: controller.signal })) {
          seen.push(item);
          if (item === stopAt) controller.abort("mine");
        }
      };
      expect(await rejectionOf(work())).toBe("mine");
      expect(seen).toEqual(numbers(0, stopAt + 1));
      expect(sent).toHaveLength(1);
    }
  });

  it("reaches every page's call", async () => {
    const controller = new AbortController();
    const { client } = serve((_, index) => {
      if (index === 1) controller.abort("mine");
      return answerJson(numbers(index * 3, 3));
    });
    const { items, error } = await collect(client.listItems.pages({}, { signal: controller.signal }));
    expect(items).toEqual([[0, 1, 2]]);
    expect(error).toBe("mine");
  });
});
