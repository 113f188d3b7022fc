import { expect, it } from "vitest";
import { parseListBenchCommand, UsageError } from "../../../src/bench/list/list-bench-command.ts";

it("lists ten thousand, and ten times as many twice", () => {
  expect(parseListBenchCommand([])).toEqual({ counts: [10_000, 100_000, 1_000_000] });
});

it("takes other counts, and a cry for help", () => {
  expect(parseListBenchCommand(["--counts", "1000,10000"])).toEqual({ counts: [1_000, 10_000] });
  expect(parseListBenchCommand(["--help"])).toBeUndefined();
});

it.each([
  "",
  "10",
  "10,",
  "10,10",
  "100,10",
  "0,10",
  "-1,10",
  "1e3,1e4",
  "1.5,20",
  "10,many",
  "10, 20",
  "9,99999999999999999999",
])("refuses --counts %j", (text) => {
  expect(() => parseListBenchCommand([`--counts=${text}`])).toThrow(UsageError);
});

it.each([[["--count", "10,20"]], [["10,20"]], [["--counts"]]])("refuses %j", (words) => {
  expect(() => parseListBenchCommand(words)).toThrow(UsageError);
});
