import { expect, it } from "vitest";
import { judgeWalks, type WalkRow } from "../../../src/bench/list/judge-walks.ts";

function createRow(row: Partial<WalkRow> & Pick<WalkRow, "count">): WalkRow {
  return {
    way: "streamed",
    seconds: 1,
    cpuSeconds: row.count / 10_000,
    peakBytes: 100,
    liveBytes: 10,
    ...row,
  };
}

/** Rows in which all is well, but for what a case changes of the last that is streamed. */
function createRows(change: Partial<WalkRow>, control: Partial<WalkRow> = {}): WalkRow[] {
  return [
    createRow({ count: 10 }),
    createRow({ count: 100 }),
    createRow({ count: 1_000, ...change }),
    createRow({ count: 10, way: "collected" }),
    createRow({ count: 100, way: "collected", liveBytes: 40, ...control }),
  ];
}

it.each([
  ["nothing grows", {}],
  ["memory is at its bound", { peakBytes: 130, liveBytes: 13 }],
  ["time is at its bound", { cpuSeconds: 0.149 }],
  ["wall time is what others make of it", { seconds: 1_000 }],
])("is well when %s", (_, change) => {
  expect(judgeWalks(createRows(change)).isWell).toBe(true);
});

it.each([
  ["the peak", { peakBytes: 131 }, /FAILED {2}memory.*1\.31x at its peak/],
  ["what is alive", { liveBytes: 14 }, /FAILED {2}memory.*1\.40x alive/],
  ["the time per customer", { cpuSeconds: 0.16 }, /FAILED {2}time.*1\.60x/],
])("fails when %s grows past its bound", (_, change, expected) => {
  const { isWell, lines } = judgeWalks(createRows(change));
  expect(isWell).toBe(false);
  expect(lines.filter((line) => line.startsWith("FAILED"))).toEqual([expect.stringMatching(expected)]);
});

it("fails when the same measurement does not see a client grow that keeps everything", () => {
  const { isWell, lines } = judgeWalks(createRows({}, { liveBytes: 11 }));
  expect(isWell).toBe(false);
  expect(lines.at(-1)).toMatch(/^FAILED {2}control/);
});
