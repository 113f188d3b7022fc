import { expect, it } from "vitest";
import { formatReports, hasFailed, type RuntimeReport } from "../../src/runtimes/runtimes-table.ts";

const reports: readonly RuntimeReport[] = [
  {
    name: "node-22",
    version: "22.23.3",
    results: [
      { name: "a call", outcome: "pass" },
      { name: "a redirect", outcome: "fail", detail: "requests: 2 instead of 1" },
    ],
  },
  {
    name: "workerd",
    version: "2026-11-17",
    results: [
      { name: "a call", outcome: "pass" },
      { name: "a redirect", outcome: "pass" },
      { name: "garbage", outcome: "absent", detail: "no collectGarbage" },
    ],
  },
  { name: "bun", skipped: "offline" },
  { name: "deno", version: "2.9.6", failed: "it ended (1)" },
];

it("has a row per check, a column per runtime, and a reason for all that did not pass", () => {
  expect(formatReports(reports)).toBe(`            node-22  workerd     bun   deno
            22.23.3  2026-11-17        2.9.6
a call      pass     pass        skip  FAIL
a redirect  FAIL     pass        skip  FAIL
garbage     ?        -           skip  FAIL

node-22 FAILED "a redirect": requests: 2 instead of 1
workerd has not "garbage": no collectGarbage
bun was skipped: offline
deno FAILED: it ended (1)

1 runtime passed, 2 failed, 1 skipped`);
});

it("counts a failed check and a failed run as failures, but no skip and nothing absent", () => {
  expect(reports.map(hasFailed)).toEqual([true, false, false, true]);
});
