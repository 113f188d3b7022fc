import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeasuredWalk } from "../../../src/bench/list/measure-walk.ts";
import { runListBench } from "../../../src/bench/list/run-list-bench.ts";
import { type Programs, startPrograms } from "../../../src/bench/list/start-programs.ts";
import { repositoryRoot } from "../../support/repository-root.ts";

describe("the measurement", { timeout: 30_000 }, () => {
  let programs: Programs;

  beforeAll(async () => {
    programs = await startPrograms();
  });

  afterAll(() => programs[Symbol.asyncDispose]());

  it("sees that what is streamed stays flat, and what is collected grows", async () => {
    const heard: number[] = [];
    const measure = (count: number, way: "streamed" | "collected") =>
      programs.measure({ count, way, warmUp: 1_000 }, (done) => heard.push(done));
    const [few, many] = [await measure(1_000, "streamed"), await measure(20_000, "streamed")];
    expect(many.liveBytes / few.liveBytes).toBeLessThan(1.3);
    const kept = await measure(20_000, "collected");
    expect(kept.liveBytes / few.liveBytes).toBeGreaterThan(2);
    expect(kept.peakBytes).toBeGreaterThan(kept.liveBytes);
    expect(heard.length).toBe(60);
    expect(heard.at(-1)).toBe(1);
  });

  it("fails when a walk does", async () => {
    const impossible = { count: Number.NaN, way: "streamed" as const, warmUp: 1 };
    await expect(programs.measure(impossible, () => {})).rejects.toThrow(/ended with 1/);
  });
});

describe("a run", () => {
  const walk: MeasuredWalk = { seconds: 1, cpuSeconds: 1, peakBytes: 1e8, liveBytes: 1e7 };

  async function run(counts: readonly number[], measure: Programs["measure"]) {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    return { isWell: await runListBench({ counts, programs: { measure }, print, progress() {} }), lines };
  }

  it("warms every walk up alike, and collects no more than the machine can take", async () => {
    const orders: unknown[] = [];
    await run([20_000, 200_000, 2_000_000], async (order) => {
      orders.push(order);
      return walk;
    });
    const warmUp = 10_000;
    expect(orders).toEqual([
      { count: 20_000, way: "streamed", warmUp },
      { count: 200_000, way: "streamed", warmUp },
      { count: 2_000_000, way: "streamed", warmUp },
      { count: 20_000, way: "collected", warmUp },
      { count: 200_000, way: "collected", warmUp },
    ]);
  });

  it("is well when only the control grows, and not when what is streamed does too", async () => {
    const grow = (ways: readonly string[]): Programs["measure"] => {
      return async ({ count, way }) => ({
        ...walk,
        cpuSeconds: count / 1_000,
        liveBytes: ways.includes(way) ? count * 10_000 : 1e7,
      });
    };
    const good = await run([1_000, 10_000], grow(["collected"]));
    expect(good.isWell, good.lines.join("\n")).toBe(true);
    expect(good.lines.filter((line) => /streamed|collected/.test(line)).length).toBe(7);
    const leaking = await run([1_000, 10_000], grow(["collected", "streamed"]));
    expect(leaking.isWell).toBe(false);
    expect(leaking.lines.join("\n")).toContain("FAILED  memory");
  });
});

it.each([
  [["--counts", "5"], 2, "pnpm bench:list --help"],
  [["--help"], 0, "pnpm bench:list --help"],
])("the entry answers %j with %i", async (words, expected, text) => {
  const entry = ["--conditions=@tributary/source", join(repositoryRoot, "scripts/bench-list.ts"), ...words];
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(process.execPath, entry, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
  expect(code, output).toBe(expected);
  expect(output).toContain(text);
});
