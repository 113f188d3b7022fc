import { sortMembers } from "../types/print-shape.ts";
import type { Member, ObjectShape, Shape } from "../types/shape.ts";

/** An expression that a caller may write, and the place in its type that it is about. */
export interface Literal {
  readonly path: readonly string[];
  readonly code: string;
}

/** How deep a caller's literals go: a type may be recursive. */
const deepest = 5;

/**
 * What callers may write where a type stands: as little as they may, all there is, and, for each value of an
 * enum, kind of a union and optional member, as little as they may with that. The least is the first.
 */
export function listLiterals(shape: Shape, depth = 0): Literal[] {
  switch (shape.kind) {
    case "primitive":
      return listPrimitive(shape.name);
    case "literal":
      return [{ path: [], code: JSON.stringify(shape.value) }];
    case "opaque":
      // What fits everything proves nothing of the place it stands at.
      return [{ path: ["(opaque)"], code: "null as never" }];
    case "union":
      return sortMembers(shape).flatMap((member) => listLiterals(member, depth));
    case "array":
      return depth > deepest ? [at([], "[]")] : [at([], "[]"), ...listItems(shape.item, depth)];
    case "tuple":
      return [
        at(
          [],
          `[${shape.items.map((item) => listLiterals(item, depth + 1)[0]?.code ?? "undefined").join(", ")}]`,
        ),
      ];
    case "object":
      return listObjects(shape, depth);
  }
}

function at(path: readonly string[], code: string): Literal {
  return { path, code };
}

function listPrimitive(name: string): Literal[] {
  const code: Readonly<Record<string, readonly string[]>> = {
    string: ["String(0)"],
    number: ["Number(0)"],
    boolean: ["true", "false"],
    bigint: ["0n"],
    null: ["null"],
    undefined: ["undefined"],
    unknown: ["null as unknown"],
  };
  return (code[name] ?? []).map((each) => at([], each));
}

function listItems(item: Shape, depth: number): Literal[] {
  return listLiterals(item, depth + 1).map(({ path, code }) => at(["[]", ...path], `[${code}]`));
}

function listObjects(shape: ObjectShape, depth: number): Literal[] {
  const members = [...shape.members].map(([name, member]) => ({
    name,
    member,
    literals: depth > deepest && member.optional ? [] : listLiterals(member.shape, depth + 1),
  }));
  const required = members.filter(({ member }) => !member.optional);
  // A member of which no value can be written: nor can the object.
  if (depth > deepest * 2 || required.some(({ literals }) => literals.length === 0)) return [];
  const write = (changed?: string, code = ""): string => {
    const written = members.flatMap(({ name, member, literals }) => {
      if (name === changed) return [`${JSON.stringify(name)}: ${code}`];
      return member.optional ? [] : [`${JSON.stringify(name)}: ${literals[0]?.code}`];
    });
    return `{ ${written.join(", ")} }`;
  };
  const each = members.flatMap(({ name, member, literals }) =>
    skipWritten(member, literals).map(({ path, code }) => at([name, ...path], write(name, code))),
  );
  return [at([], write()), ...each, ...listFull(members), ...listIndexed(shape, write(), depth)];
}

/** The first literal of a required member stands in the least one already. */
function skipWritten({ optional }: Member, literals: readonly Literal[]): readonly Literal[] {
  return optional ? literals : literals.slice(1);
}

interface WrittenMember {
  readonly name: string;
  readonly member: Member;
  readonly literals: readonly Literal[];
}

function listFull(members: readonly WrittenMember[]): Literal[] {
  if (members.filter(({ member }) => member.optional).length < 2) return [];
  const written = members.filter(({ literals }) => literals.length > 0);
  return [
    at(
      [],
      `{ ${written.map(({ name, literals }) => `${JSON.stringify(name)}: ${literals[0]?.code}`).join(", ")} }`,
    ),
  ];
}

function listIndexed({ index }: ObjectShape, least: string, depth: number): Literal[] {
  if (index === undefined || depth > deepest) return [];
  return listLiterals(index, depth + 1).map(({ path, code }) =>
    at(
      ["*", ...path],
      least.replace(/ ?\}$/, (end) => `${least === "{  }" ? "" : ","} "any other": ${code}${end}`),
    ),
  );
}
