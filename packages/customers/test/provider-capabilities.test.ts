import { describe, expect, it } from "vitest";
import { type Capability, capabilities } from "../src/index.ts";
import { descriptors } from "./support/contracts.ts";
import { explainDifference, findWays } from "./support/find-ways.ts";

const table: Readonly<Record<string, readonly Capability[]>> = { ...capabilities };

describe("what the adapters offer", () => {
  it("is known of every provider, and of no other", () => {
    expect(Object.keys(descriptors).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it.each(Object.keys(table))("is what the contract offers: %s", (provider) => {
    const ways = findWays(descriptors[provider] ?? { operations: {} });
    const problem = explainDifference(provider, table[provider] ?? [], ways);
    expect(problem, problem).toBeUndefined();
  });
});

describe("a contract that has come to offer another thing", () => {
  const read = { method: "GET", authenticated: true, retry: "safe", responses: { 200: "json" } } as const;
  const pagination = { strategy: "page-numbers", page: "page", pageSize: "size" } as const;
  const align = descriptors["align"];
  if (!align) throw new Error("Align has a descriptor");

  it("is told with what to do, when it gains a list", () => {
    const list = { ...read, path: "/v0/customers", query: ["page", "size"], pagination };
    const gained = { operations: { ...align.operations, listCustomers: list } };
    expect(explainDifference("align", table["align"] ?? [], findWays(gained))).toBe(
      [
        "packages/customers/src/providers/align.ts does not follow align:",
        "its contract has come to offer list by GET /v0/customers: add `list` to the adapter",
        "then run `pnpm docs:customers`",
      ].join("\n"),
    );
  });

  it("is told with what to do, when it loses its look-up", () => {
    expect(explainDifference("align", ["get"], findWays({ operations: {} }))).toContain(
      "its contract has no get any more: take `get` out of the adapter",
    );
  });

  it.each<[string, object, Capability[]]>([
    ["an authenticated GET with one path parameter", { path: "/customers/{id}" }, ["get"]],
    ["one with two", { path: "/customers/{id}/{part}" }, []],
    ["one without any", { path: "/profile" }, ["profile"]],
    ["one with a query", { path: "/profile", query: ["fields"] }, []],
    ["one with pages", { path: "/customers", query: ["page"], pagination }, ["list"]],
    ["one with pages under a path parameter", { path: "/{tenant}/customers", pagination }, ["list"]],
    ["one for anybody", { path: "/customers/{id}", authenticated: false }, []],
    ["a POST", { path: "/customers/{id}", method: "POST" }, []],
  ])("has in %s", (_, operation, offered) => {
    const operations = { each: { ...read, path: "", ...operation } };
    expect(Object.keys(findWays({ operations }))).toEqual(offered);
  });
});
