import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DocumentResult } from "../../src/corpus/check-document.ts";
import { openResults } from "../../src/corpus/open-results.ts";

const result: DocumentResult = {
  document: "a.json",
  operations: 1,
  kilobytes: 1,
  result: "green",
  detail: "3 passed, 0 left out",
  seconds: 2,
};

describe("openResults", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tributary-results-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("finds what an earlier run kept, and no other", () => {
    const file = join(folder, "results.jsonl");
    const first = openResults(file);
    expect(first.find("a.json")).toBeUndefined();
    first.keep(result);
    const second = openResults(file);
    expect(second.find("a.json")).toEqual(result);
    expect(second.find("b.json")).toBeUndefined();
  });

  it("passes over a line that was cut short, and spoils none by it", () => {
    const file = join(folder, "results.jsonl");
    writeFileSync(file, `null\n${JSON.stringify(result)}\n{"document":"b.js`);
    openResults(file).keep({ ...result, document: "c.json" });
    const again = openResults(file);
    expect(again.find("a.json")).toEqual(result);
    expect(again.find("c.json")?.document).toBe("c.json");
    expect(readFileSync(file, "utf8").split("\n")).toHaveLength(5);
  });

  it("keeps nothing without a file", () => {
    const none = openResults(undefined);
    none.keep(result);
    expect(none.find("a.json")).toBeUndefined();
  });
});
