import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createPage, type PageQuery, readNumber } from "../../../src/bench/list/customer-pages.ts";
import { walkLists } from "../../../src/bench/list/walk-lists.ts";

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** Serves all three lists, `twist`ed; each keeps the items where its provider does. */
async function serve(twist: (query: PageQuery) => unknown[]): Promise<string> {
  const started = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const [, provider, count] = pathname.split("/");
    const items = twist({ count: Number(count), page: Number(searchParams.get("page")), pageSize: 100 });
    const body = { harbour: items, meadow: { data: items }, summit: { result: { customers: items } } };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(Object(body)[provider ?? ""]));
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

it("makes customers of a realistic size, whose ids tell their numbers", () => {
  const page = createPage({ count: 1_000_000, page: 5_000, pageSize: 100 });
  expect(page.map(({ id }) => readNumber(id))).toEqual(
    Array.from({ length: 100 }, (_, index) => 499_900 + index),
  );
  const bytes = Buffer.byteLength(JSON.stringify(page)) / page.length;
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThan(700);
  expect(createPage({ count: 250, page: 3, pageSize: 100 }).length).toBe(50);
  expect(createPage({ count: 250, page: 4, pageSize: 100 })).toEqual([]);
});

it.each([1, 299, 300, 1_000])("walks over all of %i customers, streamed and collected", async (count) => {
  const url = await serve(createPage);
  const heard: number[] = [];
  await walkLists({ url, count, way: "streamed", hear: (number) => heard.push(number) });
  expect(heard).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  await walkLists({ url, count, way: "collected" });
});

it.each([
  ["leaves one out", (query: PageQuery) => createPage(query).slice(query.page === 2 ? 1 : 0)],
  [
    "gives one twice",
    (query: PageQuery) => createPage(query).map((each, index, all) => all[index && 1] ?? each),
  ],
])("does not take a walk for whole that %s", async (_, twist) => {
  const url = await serve(twist);
  await expect(walkLists({ url, count: 600, way: "streamed" })).rejects.toThrow(/instead of 600/);
});
