import { formatTable, toCode } from "./format-table.ts";

/** What is used of the model's JSON Schema. */
export interface ModelSchema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ModelSchema>>;
  readonly items?: ModelSchema;
}

const types: Readonly<Record<string, string>> = {
  string: "text",
  array: "list",
  object: "object",
  null: "`null`",
  "#/$defs/text": "text or `null`",
  "#/$defs/moment": "`Date` or `null`",
};

/** A row per member of the model, those of objects and of the items of lists too: what it may be, and means. */
export function formatMembers(schema: ModelSchema): string[] {
  return formatTable([["Member", "Value", "Meaning"], ...toRows(schema, "")]);
}

function toRows({ items, properties }: ModelSchema, prefix: string): string[][] {
  if (items) return toRows(items, `${prefix.slice(0, -1)}[].`);
  return Object.entries(properties ?? {}).flatMap(([name, member]) => [
    [toCode(prefix + name), toValue(member), member.description ?? ""],
    ...toRows(member, `${prefix}${name}.`),
  ]);
}

function toValue({ $ref, enum: words, type }: ModelSchema): string {
  if (words) return words.map((word) => toCode(JSON.stringify(word))).join(", ");
  const names = $ref === undefined ? [type ?? []].flat() : [$ref];
  return names.map((name) => types[name] ?? name).join(" or ") || "anything";
}
