import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOperations } from "../../src/add/name-operations.ts";
import { methods } from "../../src/contract/operations.ts";
import { reservedMethodNames } from "../../src/contract/reserved-method-names.ts";
import type { JsonObject } from "../../src/json.ts";
import { toCamelCase } from "../../src/names.ts";

type Row = readonly [path: string, method: string, operationId: string | undefined];

function createPaths(rows: readonly Row[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [path, method, operationId] of rows) {
    paths[path] = { ...paths[path], [method]: operationId === undefined ? {} : { operationId } };
  }
  return { paths };
}

function name(rows: readonly Row[]): string[] {
  return nameOperations(createPaths(rows)).map((needed) => needed.name);
}

describe("nameOperations", () => {
  it.each([
    ["get", "/", "getRoot"],
    ["get", "/v2/accounts/{id}.json", "getV2AccountsById"],
    ["post", "/users/{user-id}/posts:search", "postUsersByUserIdPostsSearch"],
    ["delete", "/métodos/{ñ}", "deleteMetodosByN"],
    ["get", "/{}/{}", "getByBy"],
    ["get", "/日本", "getRoot"],
  ])("makes of %s %s the name %s", (method, path, expected) => {
    expect(name([[path, method, undefined]])).toEqual([expected]);
  });

  it("keeps the names that a document gives, and numbers what is left without one", () => {
    const rows: Row[] = [
      ["/a/b", "get", undefined],
      ["/a-b", "get", undefined],
      ["/a_b", "get", undefined],
      ["/c", "get", "getAB"],
      ["/d", "get", "get-a-b"],
    ];
    expect(nameOperations(createPaths(rows))).toEqual([
      expect.objectContaining({ path: "/a/b", name: "getAB2" }),
      expect.objectContaining({ path: "/a-b", name: "getAB3" }),
      expect.objectContaining({ path: "/a_b", name: "getAB4" }),
      expect.objectContaining({ path: "/d", name: "getD", reason: expect.stringContaining("another") }),
    ]);
  });

  it("gives every operation a name of its own that a method can have", () => {
    const segment = fc.oneof(
      fc.constantFrom("a", "a-b", "{id}", "{ID}", "{}", "then", "%20", "é", "A.json", "__proto__"),
      fc.string({ maxLength: 6 }).map((text) => text.replaceAll("/", "")),
    );
    const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`);
    const operationId = fc.option(
      fc.oneof(fc.constantFrom("a", "A", "a_b", "a-b", "then", "new", "toString", "2", "", " "), fc.string()),
      { nil: undefined },
    );
    const rows = fc.uniqueArray(fc.tuple(path, fc.constantFrom(...methods), operationId), {
      selector: ([one, method]) => `${method} ${one}`,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, (made) => {
        const document = createPaths(made);
        const needed = nameOperations(document);
        const kept = made.filter(
          ([one, method]) => !needed.some((each) => each.path === one && each.method === method),
        );
        const names = [
          ...needed.map((each) => each.name),
          ...kept.map(([, , operationId = ""]) => toCamelCase(operationId)),
        ];
        expect(new Set(names).size).toBe(made.length);
        for (const each of names) {
          expect(each).toMatch(/^[a-z][A-Za-z0-9]*$/);
          expect(reservedMethodNames.has(each)).toBe(false);
        }
        expect(nameOperations(document)).toEqual(needed);
      }),
      { numRuns: 300, seed: 4711 },
    );
  });
});
