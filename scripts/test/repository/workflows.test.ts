import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { repositoryRoot } from "../support/repository-root.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: unknown; readonly "timeout-minutes"?: number; readonly steps: readonly Step[] }
    >
  >;
}

const folder = join(repositoryRoot, ".github/workflows");
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));

describe.each(files)("the workflow %s", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it("gives nothing by default, and each job what it needs", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) {
      expect(job.permissions, name).toBeDefined();
      expect(job["timeout-minutes"], name).toBeGreaterThan(0);
    }
  });

  it("pins every action by the hash of its commit, and says which version that is", () => {
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/);
    for (const line of text.split("\n").filter((each) => /\buses:/.test(each)))
      expect(line).toMatch(/@[0-9a-f]{40} # v\d/);
  });

  it("hands what others may choose to a script by its environment, and never as a part of its text", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  it("leaves no token in a checkout, and writes only in a job that checks nothing out", () => {
    for (const [name, { steps: own, permissions }] of jobs) {
      const checkouts = own.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      for (const { with: options } of checkouts) expect(options?.["persist-credentials"], name).toBe(false);
      const isWriting = Object.values(permissions as object).includes("write");
      if (isWriting && /^ {2}pull_request:/m.test(text)) expect(checkouts, name).toEqual([]);
    }
  });
});
