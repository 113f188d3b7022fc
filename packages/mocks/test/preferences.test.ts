import { describe, expect, it } from "vitest";
import { readPreferences, toPreferHeader } from "../src/server/preferences.ts";
import { Problem } from "../src/server/problem.ts";

describe("readPreferences", () => {
  it.each([
    ["code=404", { code: 404 }],
    ["code=404, dynamic=true, seed=3", { code: 404, dynamic: true, seed: "3" }],
    ["  CODE = 404 ;dynamic=false", { code: 404, dynamic: false }],
    ['example="two words, and a comma"', { exampleKey: "two words, and a comma" }],
    ["example=two, example=three", { exampleKey: "two" }],
    ["respond-async, wait=100", {}],
    ["", {}],
  ])("reads %j", (header, expected) => {
    expect(readPreferences(header, {})).toEqual(expected);
  });

  it("falls back to the query, without a header only", () => {
    const query = { __code: "404", __example: "two", __dynamic: "true", __seed: "1", code: "500" };
    const expected = { code: 404, exampleKey: "two", dynamic: true, seed: "1" };
    expect(readPreferences(undefined, query)).toEqual(expected);
    expect(readPreferences("code=401", query)).toEqual({ code: 401 });
  });

  it.each(["code=foo", "code=42", "code=999", "code=", "dynamic=yes", "dynamic"])("refuses %j", (header) => {
    expect(() => readPreferences(header, {})).toThrow(Problem);
  });

  it.each([
    { code: 404 },
    { code: 200, exampleKey: "two words, and a comma" },
    { code: 500, dynamic: true, seed: "5" },
  ])("reads back what toPreferHeader writes: %j", (preferences) => {
    expect(readPreferences(toPreferHeader(preferences), {})).toEqual(preferences);
  });
});
