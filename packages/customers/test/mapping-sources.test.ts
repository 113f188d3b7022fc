import { describe, expect, it } from "vitest";
import { type AnyAdapter, type AnyCustomer, providers, toAlignCustomer } from "../src/index.ts";
import { readRecordSchema } from "./support/contracts.ts";
import { createFullRecords, listMembers, listReplacements, replaceMember } from "./support/record-paths.ts";
import type { Schema } from "./support/schema.ts";

type Member = keyof AnyAdapter["sources"];

/** A claim of `sources` that the mapping does not keep. */
interface Untruth {
  readonly member: string;
  readonly path: string;
  readonly problem: "is listed, and changes nothing" | "is not listed, and changes it" | "is in no contract";
}

describe.each(Object.entries<AnyAdapter>({ ...providers }))("the sources of %s", (provider, adapter) => {
  it("are what each member of the model depends on, and all that it depends on", () => {
    expect(findUntruths(adapter, readRecordSchema(provider))).toEqual([]);
  });

  it("are named member by member: the members of an object are not listed by its name", () => {
    const objects = listMembers(readRecordSchema(provider)).filter(
      ({ schema }) => schema.properties ?? schema.items,
    );
    const listed = Object.values(adapter.sources).flat();
    expect(objects.filter(({ path }) => listed.includes(path))).toEqual([]);
  });
});

describe("a claim that is not true is found:", () => {
  const schema = readRecordSchema("align");
  const claim = (sources: Partial<AnyAdapter["sources"]>) =>
    findUntruths(
      {
        toCustomer: toAlignCustomer as AnyAdapter["toCustomer"],
        sources: { ...providers.align.sources, ...sources },
      },
      schema,
    );

  it("one that says too much", () => {
    const [path, problem] = ["kycs.sub_status", "is listed, and changes nothing"];
    expect(claim({ status: ["kycs.status", path] })).toEqual([{ member: "status", path, problem }]);
  });

  it("one that says too little", () => {
    const [path, problem] = ["type", "is not listed, and changes it"];
    expect(claim({ name: ["company_name", "first_name", "last_name"] })).toEqual([
      { member: "name", path, problem },
    ]);
    expect(claim({ status: [] })).toContainEqual({ member: "status", path: "kycs.status", problem });
  });

  it("one of a member that there is none of", () => {
    expect(claim({ email: ["email", "e_mail"] })).toEqual([
      { member: "email", path: "e_mail", problem: "is in no contract" },
    ]);
  });
});

function findUntruths(
  { sources, toCustomer }: Pick<AnyAdapter, "sources" | "toCustomer">,
  schema: Schema,
): Untruth[] {
  const members = listMembers(schema);
  const records = createFullRecords(schema);
  return Object.entries(sources).flatMap(([member, listed]): Untruth[] => {
    const read = (record: unknown) => JSON.stringify((toCustomer(record) as AnyCustomer)[member as Member]);
    const changes = ({ path, schema: each }: (typeof members)[number]): boolean =>
      records.some((record) => {
        const replaced = listReplacements(each).map((value) => replaceMember(record, path, value));
        return [replaceMember(record, path), ...replaced].some((changed) => read(changed) !== read(record));
      });
    const unknown = listed.filter((path) => !members.some((each) => each.path === path));
    const found = members.flatMap((each): Untruth[] => {
      const { path } = each;
      if (listed.includes(path)) {
        return changes(each) ? [] : [{ member, path, problem: "is listed, and changes nothing" }];
      }
      // An object changes with what is in it.
      const isAround = listed.some((other) => other.startsWith(`${path}.`));
      return !isAround && changes(each) ? [{ member, path, problem: "is not listed, and changes it" }] : [];
    });
    return [...found, ...unknown.map((path): Untruth => ({ member, path, problem: "is in no contract" }))];
  });
}
