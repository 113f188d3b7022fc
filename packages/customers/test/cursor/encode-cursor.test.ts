import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CursorState } from "../../src/cursor/cursor-state.ts";
import { decodeCursor, encodeCursor } from "../../src/cursor/encode-cursor.ts";
import { InputError } from "../../src/index.ts";
import { forgeCursor } from "../support/forge-cursor.ts";
import { catchError } from "../support/outcomes.ts";

const state: CursorState = {
  pageSize: 50,
  providers: {
    gurupay: {
      state: "open",
      environment: "sandbox",
      mark: { page: 3, size: 50, digest: 2 ** 53 - 1 },
    },
    acme: { state: "failed", environment: "production" },
    other: { state: "done", environment: "ümlaut" },
  },
};

const catchRefusal = async (cursor: unknown): Promise<InputError> => {
  const error = await catchError(decodeCursor(cursor as string));
  if (!InputError.is(error)) throw error;
  expect(error).toMatchObject({ provider: "customers", parameter: "cursor" });
  expect(error.message.length).toBeLessThan(200);
  return error;
};

describe("a cursor", () => {
  it("gives back what was written, in characters that no URL changes", async () => {
    const cursor = await encodeCursor(state);
    expect(encodeURIComponent(cursor)).toBe(cursor);
    expect(cursor).toMatch(/^1\.[\w-]+\.[\w-]{16}$/);
    expect(await decodeCursor(cursor)).toEqual(state);
  });

  it("gives back any state", async () => {
    const progress = fc.record({
      state: fc.constantFrom("open" as const, "done" as const, "failed" as const),
      environment: fc.oneof(fc.string(), fc.constantFrom("ü", "\u{1f600}", "\ud800", "\u0000")),
      mark: fc.option(
        fc.record({ page: fc.maxSafeNat(), size: fc.maxSafeNat(), digest: fc.maxSafeInteger() }),
        {
          nil: undefined,
        },
      ),
    });
    const states = fc.record({
      pageSize: fc.option(fc.integer({ min: 1 })),
      providers: fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), progress, {
        noNullPrototype: true,
      }),
    });
    await fc.assert(
      fc.asyncProperty(states, async (written) => {
        expect(await decodeCursor(await encodeCursor(written))).toEqual(written);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("is refused when any of its characters was changed, dropped or added", async () => {
    const cursor = await encodeCursor(state);
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === "A" ? "B" : "A";
      await catchRefusal(cursor.slice(0, at) + other + cursor.slice(at + 1));
      await catchRefusal(cursor.slice(0, at) + cursor.slice(at + 1));
      await catchRefusal(`${cursor.slice(0, at)}A${cursor.slice(at)}`);
    }
    for (const broken of [
      ` ${cursor}`,
      `${cursor}\n`,
      `${cursor}=`,
      `${cursor}.${cursor}`,
      cursor.toUpperCase(),
    ]) {
      await catchRefusal(broken);
    }
  });

  it.each([
    ["nothing", ""],
    ["a word", "next"],
    ["dots", ".."],
    ["more dots", "1......"],
    ["another's", "eyJwYWdlIjoyfQ=="],
    ["a path", "../../etc/passwd"],
    ["unicode", "1.\u{1f600}\ud800.\u0000"],
    ["a number", 1],
    ["an object", { toString: () => "1.a.b" }],
    ["a list", ["1.a.b"]],
    ["a truth", true],
    ["a function", () => "1.a.b"],
    ["many megabytes", `1.${"A".repeat(8 * 2 ** 20)}.x`],
    ["a version of many digits", `${"9".repeat(2 ** 20)}.a.b`],
    ["many dots", ".".repeat(2 ** 20)],
  ])("is refused where it is %s", async (_, cursor) => {
    await catchRefusal(cursor);
  });

  it("of another version says so", async () => {
    const cursor = await encodeCursor(state);
    const { message } = await catchRefusal(`2${cursor.slice(1)}`);
    expect(message).toBe(
      "customers refused cursor: it was made by another version of this package (2); start without one",
    );
  });

  it.each([
    ["no JSON", "secret"],
    ["no text", "\ud800"],
    ["null", "null"],
    ["a list", "[]"],
    ["no providers", '{"pageSize":null}'],
    ["providers that are none", '{"pageSize":null,"providers":"ab"}'],
    ["a provider without state", '{"pageSize":null,"providers":{"a":{"environment":""}}}'],
    ["a state that is none", '{"pageSize":null,"providers":{"a":{"state":"secret","environment":""}}}'],
    ["a state in a list", '{"pageSize":null,"providers":{"a":{"state":["open"],"environment":""}}}'],
    ["no environment", '{"pageSize":null,"providers":{"a":{"state":"open"}}}'],
    ["a page size of zero", '{"pageSize":0,"providers":{}}'],
    ["no page size", '{"providers":{}}'],
    ["a page size of text", '{"pageSize":"50","providers":{}}'],
    ["a mark of null", '{"pageSize":null,"providers":{"a":{"state":"open","environment":"","mark":null}}}'],
    [
      "a mark of text",
      '{"pageSize":null,"providers":{"a":{"state":"open","environment":"","mark":"secret"}}}',
    ],
    [
      "a mark that points back",
      '{"pageSize":null,"providers":{"a":{"state":"open","environment":"","mark":{"page":-1,"size":1,"digest":1}}}}',
    ],
    [
      "a mark without end",
      '{"pageSize":null,"providers":{"a":{"state":"open","environment":"","mark":{"page":1e999,"size":1,"digest":1}}}}',
    ],
    [
      "a mark with a part of a page",
      '{"pageSize":null,"providers":{"a":{"state":"open","environment":"","mark":{"page":1.5,"size":1,"digest":1}}}}',
    ],
  ])("that was forged is refused where it holds %s, and nothing of it is told", async (_, text) => {
    const { message } = await catchRefusal(await forgeCursor(text));
    expect(message).toBe("customers refused cursor: it holds no state of a walk; start without one");
  });
});
