import { toAlignCustomer, toGurupayCustomer, toKillbCustomer } from "@tributary/customers";
import { describe, expect, it } from "vitest";
import { findDeviations, totals } from "../quickstart/faults/find-deviations.ts";
import type { Dashboard } from "../quickstart/faults/load-dashboard.ts";
import { scenarios } from "../quickstart/faults/scenarios.ts";

const all: Dashboard["customers"] = [
  toKillbCustomer({} as never),
  ...Array.from({ length: totals.align }, () => toAlignCustomer({} as never)),
  ...Array.from({ length: totals.gurupay }, () => toGurupayCustomer({} as never)),
];

const judge = (name: string, dashboard: Partial<Dashboard>) => {
  const scenario = scenarios.find((each) => each.name === name);
  if (!scenario) throw new Error(`there is no scenario ${name}`);
  return findDeviations(scenario, { customers: all, failures: [], milliseconds: 10, ...dashboard }, 100);
};

const refused = Object.assign(new Error("could not be reached"), {
  name: "NetworkError",
  code: "ECONNREFUSED",
});
const others = all.filter(({ provider }) => provider !== "killb");

describe("what the faults of the demo must come to", () => {
  it("is all that there is, where all is well", () => {
    expect(judge("all is well", {})).toEqual([]);
    expect(judge("all is well", { customers: all.slice(1) })).toEqual([
      "killb gave 0 customers where 1 are due",
    ]);
    expect(judge("all is well", { customers: [...all, ...all.slice(-1)] })).toEqual([
      "gurupay gave 8 customers where 7 are due",
    ]);
  });

  it("is all of the others, and the right failure, where one is down", () => {
    const failures = [{ provider: "killb", error: refused }];
    expect(judge("killb is down", { customers: others, failures })).toEqual([]);
    expect(judge("killb is down", { customers: others })).toEqual([
      "killb failed and nothing was said of it",
    ]);
    expect(judge("killb is slow", { customers: others, failures })).toEqual([
      "killb failed with NetworkError ECONNREFUSED",
    ]);
    expect(judge("killb is down", { customers: others.slice(1), failures })).toEqual([
      "align gave 4 customers where 5 are due",
    ]);
    const more = [...failures, { provider: "align", error: refused }];
    expect(judge("killb is down", { customers: others, failures: more })).toEqual([
      "align failed with NetworkError ECONNREFUSED",
    ]);
  });

  it("is there by the deadline", () => {
    expect(judge("all is well", { milliseconds: 5_000 })).toEqual(["it took 5000 of 100 ms"]);
  });
});
