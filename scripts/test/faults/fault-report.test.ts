import { describe, expect, it } from "vitest";
import { readReport } from "../../src/faults/fault-report.ts";
import { HEAD, replaceSection } from "../../src/faults/reliability-section.ts";

function createTest(number: number, line: string, status = "passed") {
  return { fullName: `fault ${number}: ${line}`, status, meta: { fault: { number, line } } };
}

describe("a report", () => {
  it("gives the lines by number, then by file and place, however the files finished", () => {
    const testResults = [
      { name: "/b.test.ts", assertionResults: [createTest(10, "b1"), createTest(2, "b2")] },
      { name: "/a.test.ts", assertionResults: [createTest(10, "a1"), createTest(10, "a2")] },
    ];
    expect(readReport(JSON.stringify({ testResults }))).toEqual({
      lines: ["b2", "a1", "a2", "b1"],
      failed: [],
    });
  });

  it("gives no line of a test that did not pass, but its name", () => {
    const failed = ["failed", "skipped", "pending"].map((status) => createTest(1, status, status));
    const unnamed = { fullName: "other", status: "passed", meta: {} };
    const testResults = [{ name: "/a.test.ts", assertionResults: [...failed, createTest(2, "a"), unnamed] }];
    expect(readReport(JSON.stringify({ testResults }))).toEqual({
      lines: ["a"],
      failed: failed.map(({ fullName }) => fullName),
    });
  });
});

describe("a section", () => {
  const document = "before\n<!-- faults:start -->\nold\n<!-- faults:end -->\nafter\n";

  it("takes the table between its markers, and nothing else changes", () => {
    const written = replaceSection(document, ["| 1 |", "| 2 |"]);
    const table = ["", ...HEAD, "| 1 |", "| 2 |", "", ""].join("\n");
    expect(written).toBe(`before\n<!-- faults:start -->\n${table}<!-- faults:end -->\nafter\n`);
    expect(replaceSection(written, ["| 1 |", "| 2 |"])).toBe(written);
    expect(replaceSection(written, ["| 1 |"])).not.toBe(written);
  });

  it.each(["nothing", "<!-- faults:start -->", "<!-- faults:end --><!-- faults:start -->"])(
    "must be there: %s",
    (text) => {
      expect(() => replaceSection(text, [])).toThrow("the document must hold");
    },
  );
});
