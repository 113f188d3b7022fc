import { describe, expect, it } from "vitest";
import { formatTable } from "../../src/customers/format-table.ts";
import { formatMembers } from "../../src/customers/member-table.ts";
import { type Adapters, formatCapabilities, formatSources } from "../../src/customers/provider-tables.ts";

const none = { kind: [], name: [], email: [], status: [], verification: [], documents: [], addresses: [] };
const adapters = {
  north: {
    displayName: "North Bank",
    sources: { ...none, id: ["number"], createdAt: ["a.b", "c"], updatedAt: [] },
  },
  south: { displayName: "South", sources: { ...none, id: [], createdAt: [], updatedAt: [] } },
} as unknown as Adapters;

describe("a table", () => {
  it("has columns as wide as what is in them, and no cell ends early", () => {
    expect(formatTable([["", "A"], ["a | b", "c"], ["d"]])).toEqual([
      "|        | A   |",
      "| ------ | --- |",
      "| a \\| b | c   |",
      "| d      |     |",
    ]);
  });
});

describe("the tables of providers", () => {
  it("tell what each offers", () => {
    expect(formatCapabilities(adapters, { north: ["list", "get"], south: [] })).toEqual([
      "|            | `get` by id | `profile` of the caller | `list` |",
      "| ---------- | ----------- | ----------------------- | ------ |",
      "| North Bank | yes         |                         | yes    |",
      "| South      |             |                         |        |",
    ]);
  });

  it("tell what each member is read from", () => {
    expect(formatSources(adapters, ["id", "createdAt", "raw", "toString"])).toEqual([
      "| Member      | North Bank | South     |",
      "| ----------- | ---------- | --------- |",
      "| `id`        | `number`   |           |",
      "| `createdAt` | `a.b`, `c` |           |",
      "| `raw`       | all of it  | all of it |",
      "| `toString`  |            |           |",
    ]);
  });
});

describe("the table of members", () => {
  it("tells what each may be and means, also in objects and in the items of lists", () => {
    const schema = {
      properties: {
        name: { $ref: "#/$defs/text", description: "A name." },
        since: { $ref: "#/$defs/moment", description: "A date." },
        kind: { enum: ["a", null], description: "A kind." },
        more: {
          type: ["object", "null"],
          description: "An object.",
          properties: {
            list: {
              type: "array",
              items: { properties: { code: { type: "string", description: "A code." } } },
            },
          },
        },
        raw: {},
      },
    };
    const cells = formatMembers(schema).map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
    expect(cells.slice(2)).toEqual([
      ["`name`", "text or `null`", "A name."],
      ["`since`", "`Date` or `null`", "A date."],
      ["`kind`", '`"a"`, `null`', "A kind."],
      ["`more`", "object or `null`", "An object."],
      ["`more.list`", "list", ""],
      ["`more.list[].code`", "text", "A code."],
      ["`raw`", "anything", ""],
    ]);
  });
});
