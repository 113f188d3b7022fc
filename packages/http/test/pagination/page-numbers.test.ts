import { describe, expect, it } from "vitest";
import { HttpError, InputError, PaginationError, ParseError, pageNumbers } from "../../src/index.ts";
import { answerJson, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { answerPage, collect, createList, numbers, serve } from "../support/paged-list.ts";

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
    const { client } = createList(11, { most: 4 });
    expect((await collect(client.listItems.items({ per_page: 500 }))).items).toEqual(numbers(0, 11));
  });

  it("gives pages that tell where they are", async () => {
    const { client } = createList(4);
    expect((await collect(client.listItems.pages())).items).toEqual([
      { items: [0, 1, 2], page: 1, position: 0, mark: { page: 2, size: 3, digest: expect.any(Number) } },
      { items: [3], page: 2, position: 3, mark: undefined },
    ]);
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

  it("reads one page after the other, however fast it is asked", async () => {
    let running = 0;
    const { client, sent } = serve(async (request) => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      return answerPage(request, 7, {});
    });
    const pages = client.listItems.pages();
    const results = await Promise.all(numbers(0, 5).map(() => pages.next()));
    expect(results.map(({ done }) => done)).toEqual([false, false, false, true, true]);
    expect(sent).toHaveLength(3);
  });

  it("is ended by return, before the first page and after it", async () => {
    const { client, sent } = createList(19);
    const unread = client.listItems.pages();
    await unread.return();
    expect(await unread.next()).toEqual({ done: true, value: undefined });
    expect(sent).toEqual([]);
    const pages = client.listItems.pages();
    await pages.next();
    await pages.return();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(1);
  });

  it("ends when the list shrinks while it is read", async () => {
    const totals = [9, 7, 4];
    const { client, sent } = serve((request, index) => answerPage(request, totals[index] ?? 0, {}));
    const { items, error } = await collect(client.listItems.items());
    expect(error).toBeUndefined();
    expect(items).toEqual(numbers(0, 6));
    expect(sent).toHaveLength(3);
  });

  it("is one page as a plain call", async () => {
    const { client } = createList(7);
    expect(await client.listItems({ page: 3 })).toMatchObject({ ok: true, data: [6] });
  });
});

describe("an operation that is not paged", () => {
  it("keeps its method as it is", () => {
    const method = () => Promise.reject(new Error("not called"));
    const operation = {
      method: "GET",
      path: "/",
      authenticated: false,
      retry: "safe",
      responses: {},
    } as const;
    expect(pageNumbers(method, "globex", operation)).toBe(method);
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

  it("stays ended after an error", async () => {
    const { client, sent } = serve(() => answerJson({}, { status: 503 }));
    const pages = client.listItems.pages();
    expect(await rejectionOf(pages.next())).toMatchObject({ status: 503 });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(sent).toHaveLength(1);
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
    expect(items).toMatchObject([{ items: [0, 1, 2] }]);
    expect(error).toBe("mine");
  });

  it("ends a page that is under way", async () => {
    const controller = new AbortController();
    const { client, sent } = serve((_, index) => {
      if (index === 0) return answerJson([0, 1, 2]);
      queueMicrotask(() => controller.abort("mine"));
      return neverAnswer();
    });
    const { items, error } = await collect(client.listItems.items({}, { signal: controller.signal }));
    expect(items).toEqual([0, 1, 2]);
    expect(error).toBe("mine");
    expect(sent[1]?.signal.aborted).toBe(true);
  });

  it("sends nothing when it was aborted before", async () => {
    const { client, sent } = createList(7);
    const { error } = await collect(client.listItems.items({}, { signal: AbortSignal.abort("mine") }));
    expect(error).toBe("mine");
    expect(sent).toEqual([]);
  });
});
