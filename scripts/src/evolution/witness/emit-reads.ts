import {
  findDiscriminant,
  isPrimitive,
  listMembers,
  type ObjectShape,
  readTag,
  type Shape,
} from "../types/shape.ts";
import type { Declarer } from "./declare-shape.ts";
import type { WitnessLine, WitnessWriter } from "./witness-writer.ts";

export interface ReadOptions {
  readonly writer: WitnessWriter;
  readonly declarer: Declarer;
  readonly place: Omit<WitnessLine, "code">;
  /** The objects whose members are read already. */
  readonly visited: Set<ObjectShape>;
}

/**
 * Writes a reader for everything in a type: of each member that it is there, and of each value that it is what
 * it was. The members of an object within it are read where it is first met, by the shortest way: the operations of
 * a document share its schemas. `type` is the name of a type in the witness; it is read as `shape`, the published one, says.
 */
export function emitReads(options: ReadOptions, type: string, shape: Shape): void {
  const { declarer } = options;
  if (isPrimitive(shape, "unknown") || isPrimitive(shape, "never")) return;
  const members = listMembers(shape);
  const nullish = members.filter((each) => isPrimitive(each, "null") || isPrimitive(each, "undefined"));
  const others = members.filter((each) => !nullish.includes(each));
  const objects = others.filter((each): each is ObjectShape => each.kind === "object");
  const [only] = others;
  const present = nullish.length === 0 ? type : `NonNullable<${type}>`;
  if (only?.kind === "object" && others.length === 1) {
    emitRead(options, type, ["object", ...nullish.map((each) => declarer.declare(each))].join(" | "));
    emitMembers(options, present, only);
  } else if (only?.kind === "array" && others.length === 1) {
    emitRead(
      options,
      type,
      ["readonly unknown[]", ...nullish.map((each) => declarer.declare(each))].join(" | "),
    );
    emitMember(options, `${present}[number]`, "[]", only.item);
  } else {
    emitRead(options, type, declarer.declare(shape));
    emitKinds(options, present, objects);
  }
}

function emitRead({ writer, place }: ReadOptions, type: string, declared: string): void {
  const name = writer.createName("read");
  writer.use(`export function ${name}(value: ${type}): ${declared} { return value; }`, place);
}

/** The members of what stands at the slot itself are read for every slot. */
function emitMembers(options: ReadOptions, type: string, object: ObjectShape): void {
  const { writer, place, visited } = options;
  if (place.path.every((step) => step === "[]")) {
    visited.add(object);
    emitEach(options, type, object);
  } else {
    writer.defer(() => {
      if (visited.has(object)) return;
      visited.add(object);
      emitEach(options, type, object);
    });
  }
}

function emitEach(options: ReadOptions, type: string, { members, index }: ObjectShape): void {
  for (const [name, { shape, optional }] of members) {
    emitMember(options, `${type}[${JSON.stringify(name)}]`, name, optional ? toOptional(shape) : shape);
  }
  if (index !== undefined) emitMember(options, `${type}[string]`, "*", index);
}

function toOptional(shape: Shape): Shape {
  return { kind: "union", members: [...listMembers(shape), { kind: "primitive", name: "undefined" }] };
}

function emitMember(options: ReadOptions, type: string, step: string, shape: Shape): void {
  const { writer, place } = options;
  const below = { ...place, path: [...place.path, step] };
  const name = writer.createName("Member");
  writer.use(`export type ${name} = ${type};`, below);
  emitReads({ ...options, place: below }, name, shape);
}

/** Reads each object of a union behind the value that tells it apart; one that is gone is never met. */
function emitKinds(options: ReadOptions, type: string, objects: readonly ObjectShape[]): void {
  const tag = findDiscriminant(objects);
  if (tag === undefined) return;
  for (const each of objects) {
    const name = options.writer.createName("Kind");
    const condition = `{ ${JSON.stringify(tag)}: ${readTag(each, tag)} }`;
    options.writer.use(`export type ${name} = Extract<${type}, ${condition}>;`, options.place);
    emitMembers(options, name, each);
  }
}
