import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../support/check-project.ts";
import { copyRepository } from "../support/copy-repository.ts";

/** A member of a provider's record that its contract has come to name otherwise. */
interface Renaming {
  readonly provider: string;
  readonly member: string;
  /** How the contract's types declare it. */
  readonly declared: RegExp;
  /** The line of the mapping that reads it. */
  readonly read: string;
}

const renamings: readonly Renaming[] = [
  {
    provider: "killb",
    member: "status",
    declared: /\bstatus: "ACTIVE"/,
    read: "const native = readText(record.status)",
  },
  { provider: "align", member: "kycs", declared: /\bkycs\?:/, read: "toStatus(record.kycs)" },
  {
    provider: "align",
    member: "status",
    declared: /\bstatus: "pending" \| "approved" \| "rejected"/,
    read: "const { status } = readFields(kycs)",
  },
  { provider: "align", member: "payment_rails", declared: /\bpayment_rails:/, read: "payment_rails: rail" },
  {
    provider: "align",
    member: "street_line_1",
    declared: /\bstreet_line_1\?:/,
    read: "line: address.street_line_1",
  },
  {
    provider: "gurupay",
    member: "created_at",
    declared: /\bcreated_at\?:/,
    read: "readUnixSeconds(record.created_at)",
  },
];

describe("a member that a contract has renamed", { timeout: 60_000 }, () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "tributary-renamed-"));
    copyRepository(copy);
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("is none in an unchanged copy", () => {
    expect(checkProject(join(copy, "packages/customers"))).toEqual([]);
  });

  it.each(renamings)(
    "is an error at the line to change: $provider $member",
    ({ provider, member, declared, read }) => {
      const schema = join(copy, "packages", provider, "src/schema.ts");
      const mapping = `src/providers/${provider}.ts`;
      const original = readFileSync(schema, "utf8");
      const renamed = original.replace(declared, (found) => found.replace(member, `${member}_renamed`));
      expect(renamed, "the contract's types declare it").not.toBe(original);
      writeFileSync(schema, renamed);
      try {
        const complaints = checkProject(join(copy, "packages/customers"));
        const lines = readFileSync(join(copy, "packages/customers", mapping), "utf8").split("\n");
        const places = complaints.flatMap((complaint) => {
          const [, file, line] = /^(\S+?)\((\d+),\d+\): error TS/.exec(complaint) ?? [];
          return file === mapping && complaint.includes(member) ? [lines[Number(line) - 1] ?? ""] : [];
        });
        expect(places, complaints.join("\n")).toContainEqual(expect.stringContaining(read));
      } finally {
        writeFileSync(schema, original);
      }
    },
  );
});
