import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DocumentResult } from "../../src/corpus/check-document.ts";
import { formatResults, summarise } from "../../src/corpus/format-results.ts";
import { readList } from "../../src/corpus/read-list.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const green: DocumentResult = {
  document: "one.json",
  operations: 3,
  kilobytes: 12,
  result: "green",
  detail: "40 passed, 0 left out",
  seconds: 1.5,
};

describe("the results of a corpus", () => {
  it("are counted by how they came out", () => {
    const results = [
      green,
      green,
      { ...green, result: "defect" as const },
      { ...green, result: "red" as const },
    ];
    expect(summarise(results)).toBe("2 of 4 green (50 %), 1 refused for a defect that was named, 1 red");
    expect(summarise([])).toContain("0 of 0 green (0 %)");
  });

  it("are a table in which a document's own text is no more than text", () => {
    const detail = "line one\n| <b>bold</b> `code` [link](x)";
    const [, , row] = formatResults([{ ...green, detail }]);
    expect(row).toBe(
      "| one.json | 3 | 12 | green | 1.5 | line one \\| \\<b\\>bold\\</b\\> \\`code\\` \\[link\\](x) |",
    );
  });
});

describe("a list of documents", () => {
  it("passes over notes and empty lines", () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, "a.json"), "{}");
    writeFileSync(join(folder.path, "list.txt"), "# a note\n\n a.json \n");
    expect(readList(join(folder.path, "list.txt"), folder.path)).toEqual([
      { name: "a.json", file: join(folder.path, "a.json") },
    ]);
  });

  it("says which document is not there, and how to get it", () => {
    using folder = createTemporaryFolder();
    writeFileSync(join(folder.path, "list.txt"), "a.json\nb.json\n");
    expect(() => readList(join(folder.path, "list.txt"), folder.path)).toThrow(
      /2 documents are not in .*: a\.json; install the packages/,
    );
  });
});
