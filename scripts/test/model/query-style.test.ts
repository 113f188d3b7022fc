import { describe, expect, it } from "vitest";
import { readQueryStyle } from "../../src/model/query-style.ts";

describe("the style of a query parameter", () => {
  it.each([
    [{}, undefined],
    [{ style: "form" }, undefined],
    [{ style: "form", explode: true }, undefined],
    [{ explode: false }, "comma"],
    [{ style: "form", explode: false }, "comma"],
    [{ style: "spaceDelimited" }, "space"],
    [{ style: "spaceDelimited", explode: true }, undefined],
    [{ style: "pipeDelimited", explode: false }, "pipe"],
    [{ style: "deepObject" }, "deep-object"],
    [{ style: "deepObject", explode: true }, "deep-object"],
  ])("is by OpenAPI's defaults: %j", (parameter, expected) => {
    expect(readQueryStyle({ in: "query", name: "ids", ...parameter })).toBe(expected);
  });

  it("is none for a parameter elsewhere", () => {
    expect(readQueryStyle({ in: "header", name: "X-Ids", explode: false })).toBeUndefined();
  });
});
