import { describe, expect, it } from "vitest";
import { formatCosts } from "../../src/bench/format-costs.ts";
import { measure, median, medianRatio } from "../../src/bench/measure.ts";

/** Contenders whose calls cost what is given, on a clock that nothing else moves. */
function createFakes(costs: Readonly<Record<string, number>>) {
  let cpu = 0;
  const order: string[] = [];
  const contenders = Object.entries(costs).map(([name, cost]) => ({
    name,
    call: async () => {
      order.push(name);
      cpu += cost;
    },
  }));
  return { contenders, order, readCpu: () => cpu };
}

describe("measuring", () => {
  it("gives each contender's cost per call in every round, the warm-up left out", async () => {
    const { contenders, readCpu } = createFakes({ raw: 4, ours: 6 });
    const costs = await measure(contenders, { rounds: 3, calls: 5, readCpu });
    expect(Object.fromEntries(costs)).toEqual({ raw: [4, 4, 4], ours: [6, 6, 6] });
  });

  it("begins every round with another contender", async () => {
    const { contenders, order, readCpu } = createFakes({ a: 1, b: 1, c: 1 });
    await measure(contenders, { rounds: 2, calls: 1, readCpu });
    expect(order.join("")).toBe("abcbcacab");
  });
});

describe("the ratio", () => {
  it("is the median of the ratios within rounds, not the ratio of the medians", () => {
    const costs = new Map([
      ["raw", [1, 10, 100]],
      ["ours", [3, 20, 100]],
    ]);
    expect(medianRatio(costs, "ours", "raw")).toBe(2);
    expect(medianRatio(costs, "raw", "raw")).toBe(1);
  });

  it.each([
    [[3, 1, 2], 2],
    [[10, 2, 4, 3], 3.5],
    [[7], 7],
    [[], Number.NaN],
  ])("has the median of %j at %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

it("prints microseconds and both ratios", () => {
  const costs = new Map([
    ["raw fetch", [5]],
    ["openapi-fetch, bare", [10]],
    ["ours", [15]],
  ]);
  expect(formatCosts(costs)).toEqual([
    "                      CPU us   x raw fetch   x openapi-fetch, bare",
    "raw fetch                5.0          1.00                    0.50",
    "openapi-fetch, bare     10.0          2.00                    1.00",
    "ours                    15.0          3.00                    1.50",
  ]);
});
