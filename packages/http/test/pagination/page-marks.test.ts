import { describe, expect, it } from "vitest";
import { InputError, type PageMark, PaginationError } from "../../src/index.ts";
import { answerJson } from "../support/fake-fetch.ts";
import { collect, createDescribedList, createList, numbers, serve } from "../support/paged-list.ts";

type List = ReturnType<typeof createDescribedList>;

/** Reads a list a page at a time, each page in an iteration of its own, as a process that is killed would. */
async function collectByMarks(list: List, input: object): Promise<unknown[]> {
  const items: unknown[] = [];
  let after: PageMark | undefined;
  do {
    const kept = after && JSON.parse(JSON.stringify(after));
    const { value } = await list.pages(input, { after: kept }).next();
    items.push(...(value?.items ?? []));
    after = value?.mark;
  } while (after);
  return items;
}

describe("a page's mark", () => {
  it.each([
    ["a short last page", 7, {}],
    ["a full last page", 6, {}],
    ["one page", 2, {}],
    ["none", 0, {}],
    ["pages smaller than asked for", 11, { most: 4 }],
  ])("goes on where the page before ended: %s", async (_, total, options) => {
    const { client, sent } = createList(total, options);
    expect(await collectByMarks(client.listItems, { per_page: 3 })).toEqual(numbers(0, total));
    const pages = sent.map(({ url }) => new URL(url).searchParams.get("page"));
    expect(pages).toEqual(numbers(1, pages.length).map(String));
  });

  it("tells positions of the whole list", async () => {
    const { client } = createList(8);
    const first = await client.listItems.pages().next();
    const { items } = await collect(client.listItems.pages({}, { after: first.value?.mark }));
    expect(items.map(({ page, position }) => [page, position])).toEqual([
      [2, 3],
      [3, 6],
    ]);
  });

  it("finds a page that the provider repeats, though another iteration read it", async () => {
    const { client } = serve(() => answerJson(["same"]));
    const { value } = await client.listItems.pages().next();
    const { error } = await collect(client.listItems.pages({}, { after: value?.mark }));
    expect(PaginationError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "repeated-page" });
  });

  it("asks for nothing beyond the provider's ceiling", async () => {
    const list = createDescribedList({ maxRecords: 6 }, 20, { size: 3 });
    const marks: (PageMark | undefined)[] = [];
    const { error } = await collect(
      (async function* () {
        for await (const { mark } of list.pages()) yield marks.push(mark);
      })(),
    );
    expect(error).toMatchObject({ code: "max-records", status: 200 });
    const resumed = await collect(list.pages({}, { after: marks.at(-1) }));
    expect(resumed).toMatchObject({ items: [], error: { code: "max-records", attempts: 0 } });
  });

  it.each([
    null,
    "2",
    {},
    { page: 0, size: 3, digest: 1 },
    { page: 2, size: -1, digest: 1 },
    { page: 2, size: 3, digest: "1" },
  ])("is refused when it is none: %j", async (after) => {
    const { client, sent } = createList(7);
    const { error } = await collect(client.listItems.pages({}, { after: after as never }));
    expect(InputError.is(error)).toBe(true);
    expect(error).toMatchObject({ parameter: "after" });
    expect(sent).toEqual([]);
  });
});
