import type { Schema } from "./schema.ts";

/** A member of a record, in the notation of the adapters' `sources`, with its schema. */
export interface RecordMember {
  readonly path: string;
  readonly schema: Schema;
}

/** Every member of records of a schema, those of nested objects and of the items of lists too. */
export function listMembers(schema: Schema, prefix = ""): RecordMember[] {
  if (schema.items) return listMembers(schema.items, prefix);
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    { path: prefix + name, schema: member },
    ...listMembers(member, `${prefix}${name}.`),
  ]);
}

/** Records with every member there is: one for each value of each list of words, all others being the same. */
export function createFullRecords(schema: Schema): object[] {
  const full = fill(schema, "") as object;
  const words = listMembers(schema).filter((member) => member.schema.enum);
  return [
    full,
    ...words.flatMap(({ path, schema }) =>
      (schema.enum ?? []).flatMap((word) => replaceMember(full, path, word) as object),
    ),
  ];
}

/** Texts differ from member to member, so that none is taken for another. */
function fill(schema: Schema, path: string): unknown {
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case "array":
      return [fill(schema.items ?? {}, path)];
    case "object": {
      const members = Object.entries(schema.properties ?? {});
      return Object.fromEntries(members.map(([name, member]) => [name, fill(member, `${path}.${name}`)]));
    }
    case "string":
      return schema.format === "date-time" ? "2026-04-23T00:38:08.439Z" : `the text of ${path}`;
    case "boolean":
      return true;
    default:
      return 1744373843;
  }
}

/** Values that a member may be changed to: others that its contract allows, and others still. */
export function listReplacements({ enum: words = [], type }: Schema): unknown[] {
  const others = type === "object" ? [{}, null] : type === "array" ? [[], null] : [];
  return [...words, ...others, "another text", "LT", "2027-01-01T00:00:00Z", 1800000000, false, null];
}

/** A copy with a member replaced, in every item where a list is on the way; removed, where nothing is given. */
export function replaceMember(value: unknown, path: string, ...replacement: readonly [unknown?]): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceMember(item, path, ...replacement));
  if (typeof value !== "object" || value === null) return value;
  const [name = "", ...rest] = path.split(".");
  const member: unknown = Reflect.get(value, name);
  const others = Object.entries(value).filter(([other]) => other !== name);
  if (rest.length > 0) {
    return Object.fromEntries([...others, [name, replaceMember(member, rest.join("."), ...replacement)]]);
  }
  return Object.fromEntries(replacement.length === 0 ? others : [...others, [name, replacement[0]]]);
}
