import { describe, expect, it } from "vitest";
import { isIdentifier, toCamelCase, toPascalCase } from "../src/names.ts";
import { findNearest } from "../src/nearest.ts";

describe("names", () => {
  it("make an identifier of a text with any character anywhere, or nothing", () => {
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      for (const text of [character, `${character}a`, `a${character}b`]) {
        const names = [toPascalCase(text), toCamelCase(text)];
        if (names.some((name) => name !== "" && !isIdentifier(name))) expect.fail(JSON.stringify(text));
      }
    }
  });

  it.each([
    ["guru-pay", "GuruPay", "guruPay"],
    ["a.b_c d", "ABCD", "aBCD"],
    ["2fa", "_2fa", "_2fa"],
    ["HTTPServer", "HTTPServer", "hTTPServer"],
  ])("of %s are %s and %s", (text, pascal, camel) => {
    expect([toPascalCase(text), toCamelCase(text)]).toEqual([pascal, camel]);
  });
});

describe("findNearest", () => {
  it("finds the most similar name, whatever its case", () => {
    expect(findNearest("algin", ["killb", "align", "gurupay"])).toBe("align");
    expect(findNearest("ALIGN", ["killb", "align"])).toBe("align");
    expect(findNearest("ab", ["abcd", "abc"])).toBe("abc");
  });

  it("finds nothing among strangers", () => {
    expect(findNearest("stripe", ["killb", "align", "gurupay"])).toBeUndefined();
    expect(findNearest("", [])).toBeUndefined();
  });
});
