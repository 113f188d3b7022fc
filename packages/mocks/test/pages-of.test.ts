import { describe, expect, it } from "vitest";
import { pagesOf } from "../src/index.ts";

const options = { page: "page", pageSize: "per_page", defaultPageSize: 3 };

describe("pagesOf", () => {
  it.each([
    { count: 0, query: {}, expected: [] },
    { count: 2, query: {}, expected: [1, 2] },
    { count: 7, query: {}, expected: [1, 2, 3] },
    { count: 7, query: { page: "2" }, expected: [4, 5, 6] },
    { count: 7, query: { page: "3" }, expected: [7] },
    { count: 6, query: { page: "3" }, expected: [] },
    { count: 7, query: { page: "99999" }, expected: [] },
    { count: 7, query: { per_page: "5" }, expected: [1, 2, 3, 4, 5] },
    { count: 7, query: { per_page: "5", page: "2" }, expected: [6, 7] },
    { count: 7, query: { per_page: "", page: "" }, expected: [1, 2, 3] },
    { count: 7, query: { perPage: "1" }, expected: [1, 2, 3] },
  ])("answers $expected of $count items for $query", ({ count, query, expected }) => {
    const items = Array.from({ length: count }, (_, index) => index + 1);
    expect(pagesOf(items, options)({ query })).toEqual({ status: 200, body: expected });
  });

  it("sees items that are added later", () => {
    const items = ["a"];
    const handler = pagesOf(items, options);
    items.push("b");
    expect(handler({ query: {} }).body).toEqual(["a", "b"]);
  });

  it("does not take what an object inherits for a parameter", () => {
    const handler = pagesOf([1, 2], { ...options, pageSize: "constructor" });
    expect(handler({ query: {} }).body).toEqual([1, 2]);
  });
});
