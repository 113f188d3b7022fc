import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { emitValue } from "../../src/emit/emit-value.ts";

describe("emitValue", () => {
  it.each([
    '{"__proto__":{"a":1},"b":2}',
    '{"a":{"__proto__":null}}',
    '["__proto__","\\"__proto__\\":","a: \\"__proto__\\": b"]',
    '{"a\\"__proto__":1,"constructor":2}',
  ])("writes %s as an expression of that value", (json) => {
    for (const indent of [undefined, 2]) {
      const value = runInNewContext(`JSON.stringify((${emitValue(JSON.parse(json), indent)}))`);
      expect(value).toBe(json);
    }
  });
});
