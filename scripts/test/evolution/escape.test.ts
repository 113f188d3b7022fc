import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatten, quote } from "../../src/evolution/render/escape.ts";

/** Reads inline code as CommonMark does: what stands between two runs of backticks of one length. */
function readCode(markdown: string): string | undefined {
  const fence = /^`+/.exec(markdown)?.[0] ?? "";
  const inside = markdown.slice(fence.length, -fence.length);
  if (fence === "" || !markdown.endsWith(fence)) return undefined;
  const runs = inside.match(/`+/g) ?? [];
  if (runs.some(({ length }) => length === fence.length) || inside.endsWith("`")) return undefined;
  return inside;
}

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("`", " ", "\n", "\r", "-", "<", ">", "@", "#", "\u0000", "\u202e", "\ud800", "a"),
  }),
);

describe("quoted text", () => {
  it("is one piece of inline code, on one line, whatever is in it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const quoted = quote(text);
        expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\n\r]/u);
        expect(quoted.isWellFormed()).toBe(true);
        if (quoted !== "(nothing)") expect(readCode(quoted), quoted).toBeDefined();
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it.each([
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["``` code", "```` ``` code ````"],
    ["---\n---\n", "`--- ---`"],
    [
      "# Title\r\n\r\n- @everyone <img src=x onerror=alert(1)>",
      "`# Title - @everyone <img src=x onerror=alert(1)>`",
    ],
    ["a\u202eb\u0000c\u2028d", "`a b c d`"],
    [" \n\t ", "(nothing)"],
  ])("of %j is %s", (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it("is cut between characters, and fast however long it was", () => {
    expect(quote("\u{1F600}".repeat(1000), 10)).toBe(`\`${"\u{1F600}".repeat(9)}…\``);
    const started = performance.now();
    expect([...flatten("x ".repeat(2 ** 20))].length).toBe(160);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
