import { describe, expect, it } from "vitest";
import { InputError, PaginationError } from "../../src/index.ts";
import { collect, collectPlaces, createDescribedList, createList, numbers } from "../support/paged-list.ts";

describe("starting beyond the first page", () => {
  it("goes on from the page it is given", async () => {
    const { client, sent } = createList(7);
    expect((await collect(client.listItems.items({ page: 2 }))).items).toEqual([3, 4, 5, 6]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(["?page=2", "?page=3"]);
  });

  it.each([
    [
      "a full page",
      { page: 2, per_page: 5 },
      {
        places: [
          [2, 5, 5],
          [3, 10, 3],
        ],
      },
    ],
    ["the last page", { page: 3, per_page: 5 }, { places: [[3, 10, 3]] }],
    ["a page past the end", { page: 4, per_page: 5 }, { places: [] }],
    [
      "a page of the provider's size",
      { page: 4 },
      {
        places: [
          [4, 9, 3],
          [5, 12, 1],
        ],
      },
    ],
  ])("tells positions from %s", async (_, input, expected) => {
    const { client } = createList(13);
    expect(await collectPlaces(client.listItems.pages(input))).toEqual({ ...expected, error: undefined });
  });

  it("tells positions by the contract's page size where the caller names none", async () => {
    const list = createDescribedList({ defaultPageSize: 5 }, 13, { size: 5 });
    expect((await collectPlaces(list.pages({ page: 3 }))).places).toEqual([[3, 10, 3]]);
  });

  it("corrects positions when the next page shows that pages are smaller than asked for", async () => {
    const { client } = createList(11, { most: 4 });
    const { places } = await collectPlaces(client.listItems.pages({ page: 2, per_page: 10 }));
    expect(places.slice(1)).toEqual([[3, 8, 3]]);
  });
});

describe("maxPages", () => {
  it("ends the iteration with an error when more may follow", async () => {
    const { client, sent } = createList(8);
    const { items, error } = await collect(client.listItems.items({}, { maxPages: 2 }));
    expect(items).toEqual(numbers(0, 6));
    expect(PaginationError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "max-pages", status: 200, operation: "/items" });
    expect(String(error)).toContain("2 pages");
    expect(sent).toHaveLength(2);
  });

  it("counts from where the iteration starts", async () => {
    const { client, sent } = createList(19);
    const { places, error } = await collectPlaces(client.listItems.pages({ page: 3 }, { maxPages: 2 }));
    expect(places).toEqual([
      [3, 6, 3],
      [4, 9, 3],
    ]);
    expect(error).toMatchObject({ code: "max-pages" });
    expect(sent).toHaveLength(2);
  });

  it.each([
    [8, 3],
    [8, 4],
    [0, 1],
  ])("is no error when the list ends before it: %i items, %i pages", async (total, maxPages) => {
    const { client } = createList(total);
    const { items, error } = await collect(client.listItems.items({}, { maxPages }));
    expect(error).toBeUndefined();
    expect(items).toHaveLength(total);
  });

  it("is not reached before the loop asks for more", async () => {
    const { client } = createList(8);
    const pages = client.listItems.pages({}, { maxPages: 1 });
    expect((await pages.next()).value).toMatchObject({ page: 1 });
    await pages.return();
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "2", null])(
    "is refused as %j",
    async (value) => {
      const { client, sent } = createList(7);
      const options = { maxPages: value as number };
      for (const source of [client.listItems.items({}, options), client.listItems.pages({}, options)]) {
        const { error } = await collect<unknown>(source);
        expect(InputError.is(error)).toBe(true);
        expect(error).toMatchObject({ parameter: "maxPages", operation: "/items" });
      }
      expect(sent).toEqual([]);
    },
  );
});

describe("a provider's ceiling", () => {
  const isCeiling = (error: unknown) => PaginationError.is(error) && error.code === "max-records";

  it("is an error when the last page within it is full", async () => {
    const { client, sent } = createList(50);
    const { items, error } = await collect(client.listItems.items({ per_page: 5 }));
    expect(items).toEqual(numbers(0, 20));
    expect(isCeiling(error)).toBe(true);
    expect(String(error)).toContain("20 records");
    expect(sent).toHaveLength(4);
  });

  it("is an error when a page is cut by it", async () => {
    const { client } = createList(50, { ceiling: 20 });
    const { items, error } = await collect(client.listItems.items({ per_page: 3 }));
    expect(items).toHaveLength(20);
    expect(isCeiling(error)).toBe(true);
  });

  it("is an error when it cuts the only page", async () => {
    const { client, sent } = createList(50, { ceiling: 20 });
    const { items, error } = await collect(client.listItems.items({ per_page: 30 }));
    expect(items).toHaveLength(20);
    expect(isCeiling(error)).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it("is none when the list ends before it", async () => {
    const { client } = createList(19);
    const { items, error } = await collect(client.listItems.items({ per_page: 5 }));
    expect(items).toHaveLength(19);
    expect(error).toBeUndefined();
  });

  it("goes before maxPages: no further page could be read", async () => {
    const { client } = createList(50);
    const { error } = await collect(client.listItems.items({ per_page: 5 }, { maxPages: 4 }));
    expect(isCeiling(error)).toBe(true);
  });

  it.each([
    ["full pages", { page: 3, per_page: 5 }, 10],
    ["the page it cuts", { page: 3, per_page: 9 }, 2],
    ["the page behind it", { page: 5, per_page: 5 }, 0],
    ["pages of the provider's size", { page: 5 }, 8],
  ])("counts the records before the first page: %s", async (_, input, count) => {
    const { client } = createList(50, { ceiling: 20 });
    const { items, error } = await collect(client.listItems.items(input));
    expect(items).toHaveLength(count);
    expect(isCeiling(error)).toBe(true);
  });

  it("counts them by the contract's page size where the caller names none", async () => {
    const list = createDescribedList({ defaultPageSize: 9, maxRecords: 20 }, 50, { size: 9, ceiling: 20 });
    const { items, error } = await collect(list.items({ page: 3 }));
    expect(items).toEqual([18, 19]);
    expect(isCeiling(error)).toBe(true);
  });

  it("does not take smaller pages than asked for as having reached it", async () => {
    const { client } = createList(17, { most: 4 });
    const { items, error } = await collect(client.listItems.items({ page: 3, per_page: 10 }));
    expect(items).toEqual(numbers(8, 9));
    expect(error).toBeUndefined();
  });
});
