import { expect, it } from "vitest";
import { readPointer } from "../../src/descriptor/json-pointer.ts";
import { acme } from "../support/fixtures.ts";

function findThawed(value: unknown, path = "$"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, child]) => findThawed(child, `${path}.${name}`));
  return Object.isFrozen(value) ? inside : [path, ...inside];
}

it("freezes a descriptor all the way down", () => {
  expect(findThawed(acme)).toEqual([]);
  expect(findThawed({ ...acme })).toEqual(["$"]);
});

it.each([
  ["/a", { a: 1 }, 1],
  ["/a/b", { a: { b: null } }, null],
  ["/a/1", { a: [5, 6] }, 6],
  ["/a~1b/m~0n", { "a/b": { "m~n": 1 } }, 1],
  ["/~01", { "~1": 1 }, 1],
  ["/", { "": 1 }, 1],
  ["/a/b", { a: "text" }, undefined],
  ["/a", null, undefined],
  ["/constructor", {}, undefined],
  ["/length", "text", undefined],
] as const)("reads %s", (pointer, document, value) => {
  expect(readPointer(document, pointer)).toBe(value);
});
