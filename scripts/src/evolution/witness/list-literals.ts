import { sortMembers } from "../types/print-shape.ts";
import type { ObjectShape, Shape } from "../types/shape.ts";

/** An expression that a caller may write, and the place in its type that it is about. */
interface Literal {
  readonly path: readonly string[];
  readonly code: string;
}

/** An object within what a caller writes, whose own members are still to be listed. */
interface NestedObject {
  readonly path: readonly string[];
  readonly object: ObjectShape;
  /** Writes all that is around it. */
  readonly wrap: (code: string) => string;
}

/** What callers may write where a type stands, and the objects in it. */
export interface Literals {
  /** The least that can be written is the first. */
  readonly literals: readonly Literal[];
  readonly nested: readonly NestedObject[];
}

/** How many objects lie within one another in a caller's literal: a type may be recursive. */
const deepest = 5;

/**
 * What callers may write where a type stands: a literal for each value of an enum and each kind of a union, and
 * for an object the least there is.
 */
export function listLiterals(shape: Shape): Literals {
  switch (shape.kind) {
    case "primitive":
      return toLiterals(...listPrimitive(shape.name));
    case "literal":
      return toLiterals(JSON.stringify(shape.value));
    case "opaque":
      // What fits everything proves nothing of the place it stands at.
      return { literals: [{ path: ["(opaque)"], code: "null as never" }], nested: [] };
    case "union":
      return join(sortMembers(shape).map((member) => listLiterals(member)));
    case "array":
      return join([toLiterals("[]"), wrapAll(listLiterals(shape.item), "[]", (code) => `[${code}]`)]);
    case "tuple":
      return toLiterals(
        `[${shape.items.map((item) => listLiterals(item).literals[0]?.code ?? "undefined").join(", ")}]`,
      );
    case "object": {
      const least = writeLeast(shape, 0);
      if (least === undefined) return { literals: [], nested: [] };
      return { ...toLiterals(least), nested: [{ path: [], object: shape, wrap: (code) => code }] };
    }
  }
}

/** What callers may write of one object: with each of its members in each of its ways, and with all of them. */
export function listMemberLiterals(object: ObjectShape): Literals {
  const least = writeLeast(object, 0);
  if (least === undefined) return { literals: [], nested: [] };
  const members = [...object.members].map(([name, member]) => {
    const listed = listLiterals(member.shape);
    const wrapped = wrapAll(listed, name, (code) => writeObject(object, 0, name, code));
    // The first literal of a required member stands in the least one already.
    return { ...wrapped, literals: member.optional ? wrapped.literals : wrapped.literals.slice(1) };
  });
  const { index } = object;
  const open =
    index === undefined ? [] : [wrapAll(listLiterals(index), "*", (code) => addMember(least, code))];
  return join([toLiterals(least), ...members, ...open, toLiterals(...listFull(object))]);
}

function toLiterals(...codes: readonly string[]): Literals {
  return { literals: codes.map((code) => ({ path: [], code })), nested: [] };
}

function join(parts: readonly Literals[]): Literals {
  return {
    literals: parts.flatMap(({ literals }) => literals),
    nested: parts.flatMap(({ nested }) => nested),
  };
}

function wrapAll({ literals, nested }: Literals, step: string, wrap: (code: string) => string): Literals {
  return {
    literals: literals.map(({ path, code }) => ({ path: [step, ...path], code: wrap(code) })),
    nested: nested.map((each) => ({
      ...each,
      path: [step, ...each.path],
      wrap: (code) => wrap(each.wrap(code)),
    })),
  };
}

function listPrimitive(name: string): readonly string[] {
  const codes: Readonly<Record<string, readonly string[]>> = {
    string: ["String(0)"],
    number: ["Number(0)"],
    boolean: ["true", "false"],
    bigint: ["0n"],
    null: ["null"],
    undefined: ["undefined"],
    unknown: ["null as unknown"],
  };
  return codes[name] ?? [];
}

/** The least that can be written of an object; undefined where it requires itself without end. */
function writeLeast(object: ObjectShape, depth: number): string | undefined {
  const text = depth > deepest ? undefined : writeObject(object, depth);
  return text?.includes("\0") === true ? undefined : text;
}

/** An object with its required members and one more; a NUL stands for what cannot be written. */
function writeObject(object: ObjectShape, depth: number, changed?: string, code = ""): string {
  const written = [...object.members].flatMap(([name, { optional, shape }]) => {
    if (name === changed) return [`${JSON.stringify(name)}: ${code}`];
    return optional ? [] : [`${JSON.stringify(name)}: ${writeFirst(shape, depth) ?? "\0"}`];
  });
  return `{ ${written.join(", ")} }`;
}

function writeFirst(shape: Shape, depth: number): string | undefined {
  if (shape.kind === "object") return writeLeast(shape, depth + 1);
  if (shape.kind === "array") return "[]";
  if (shape.kind !== "union") return listLiterals(shape).literals[0]?.code;
  return sortMembers(shape)
    .map((member) => writeFirst(member, depth))
    .find((each) => each !== undefined);
}

function listFull(object: ObjectShape): string[] {
  if ([...object.members.values()].filter(({ optional }) => optional).length < 2) return [];
  const written = [...object.members].flatMap(([name, { shape }]) => {
    const code = writeFirst(shape, 0);
    return code === undefined ? [] : [`${JSON.stringify(name)}: ${code}`];
  });
  return [`{ ${written.join(", ")} }`];
}

function addMember(least: string, code: string): string {
  return least.replace(/ ?\}$/, (end) => `${least === "{  }" ? "" : ","} "any other": ${code}${end}`);
}
