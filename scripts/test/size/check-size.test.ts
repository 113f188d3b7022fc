import { describe, expect, it } from "vitest";
import { type Budget, budgets } from "../../src/size/budgets.ts";
import { measure } from "../../src/size/check-size.ts";
import { findTouchedGlobals } from "../../src/size/touched-globals.ts";
import { repositoryRoot } from "../support/repository-root.ts";

/** A client that buys a token, held against a budget of one's own. */
function measureKillb(budget: Partial<Budget>) {
  const program = `import { createKillbClient } from "@tributary/killb";
console.log(createKillbClient({ email: "a@example.com", password: "secret" }));`;
  const whole = { name: "KillB", program, bytes: 1e6, reason: "a test", without: [] };
  return measure(repositoryRoot, { ...whole, ...budget });
}

describe("a bundle", () => {
  it.each(budgets)("of $name holds no strategy that it does not use", async (budget) => {
    const { problems } = await measure(repositoryRoot, { ...budget, ceiling: Number.POSITIVE_INFINITY });
    expect(problems).toEqual([]);
  });

  it("tells when it is over its budget, by how much and by what", async () => {
    const { bundle, problems } = await measureKillb({ bytes: 1_000 });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^\d+ bytes over its ceiling; largest: [\w.-]+ \d+, /);
    expect(problems[0]).toContain(`${bundle.zipped - 1_000} bytes`);
  });

  it("may be just as large as its budget", async () => {
    const { bundle } = await measureKillb({});
    expect((await measureKillb({ bytes: bundle.zipped })).problems).toEqual([]);
    expect((await measureKillb({ bytes: bundle.zipped - 1 })).problems).toHaveLength(1);
  });

  it("may be over its goal, and not over the ceiling that it has today", async () => {
    const { bundle } = await measureKillb({});
    const goal = { bytes: 1_000 };
    expect((await measureKillb({ ...goal, ceiling: bundle.zipped })).problems).toEqual([]);
    expect((await measureKillb({ ...goal, ceiling: bundle.zipped - 1 })).problems).toHaveLength(1);
  });

  it("tells which strategy it holds against its will", async () => {
    const { problems } = await measureKillb({
      without: ["authentication/tokens/token-login.", "pagination/"],
    });
    expect(problems).toEqual([
      "holds packages/http/src/authentication/tokens/token-login.ts, which it does not use",
    ]);
  });
});

describe("importing and creating the clients", () => {
  it("touches no Request, Response, Headers or FormData", async () => {
    expect(await findTouchedGlobals(repositoryRoot)).toEqual([]);
  });

  it.each(["Request", "Response", "Headers", "FormData"])("would be caught touching %s", async (name) => {
    const atImport = `globalThis.kept = ${name};\nexport const create = () => 0;`;
    expect(await findTouchedGlobals(repositoryRoot, atImport)).toEqual([name]);
    const atCreation = `export const create = () => ${name};`;
    expect(await findTouchedGlobals(repositoryRoot, atCreation)).toEqual([name]);
  });
});
