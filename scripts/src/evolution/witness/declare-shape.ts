import { isIdentifier } from "../../names.ts";
import { sortMembers } from "../types/print-shape.ts";
import { findDiscriminant, type ObjectShape, type Shape } from "../types/shape.ts";
import type { WitnessWriter } from "./witness-writer.ts";

/**
 * How many objects lie within one another in a type that is spelt out. What is further down is read on its own,
 * and two graphs of types that are compared as wholes take a compiler time without end.
 */
const deepest = 2;

/** Spells types as a reader of answers would declare them for its own: enums as what their values are. */
export class Declarer {
  readonly #writer: WitnessWriter;
  /** Whether readers list an enum's values, so that a further one is none of them. */
  readonly #isClosed: boolean;
  readonly #names = new Map<ObjectShape, Map<string, string>>();

  constructor(writer: WitnessWriter, isClosed: boolean) {
    this.#writer = writer;
    this.#isClosed = isClosed;
  }

  declare(shape: Shape, depth = 0, isTag = false): string {
    switch (shape.kind) {
      case "primitive":
        return shape.name;
      case "literal":
        return this.#isClosed || isTag ? JSON.stringify(shape.value) : typeof shape.value;
      case "array":
        return `readonly (${this.declare(shape.item, depth)})[]`;
      case "tuple":
        return `readonly [${shape.items.map((item) => this.declare(item, depth)).join(", ")}]`;
      case "opaque":
        return isIdentifier(shape.text) ? shape.text : "unknown";
      case "object":
        return this.#declareObject(shape, depth, undefined);
      case "union":
        return this.#declareUnion(sortMembers(shape), depth);
    }
  }

  /** The value that tells the objects of a union apart is a part of what they are, and no open enum. */
  #declareUnion(members: readonly Shape[], depth: number): string {
    const objects = members.filter((each): each is ObjectShape => each.kind === "object");
    const tag = findDiscriminant(objects);
    const spelled = members.map((each) =>
      each.kind === "object" ? this.#declareObject(each, depth, tag) : this.declare(each, depth),
    );
    return [...new Set(spelled)].join(" | ");
  }

  #declareObject(shape: ObjectShape, depth: number, tag: string | undefined): string {
    if (depth >= deepest) return "object";
    const names = this.#names.get(shape) ?? new Map<string, string>();
    this.#names.set(shape, names);
    const key = `${depth} ${tag ?? ""}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = this.#writer.createName("Own");
    names.set(key, name);
    const members = [...shape.members].map(
      ([member, { shape: type, optional }]) =>
        `readonly ${JSON.stringify(member)}${optional ? "?" : ""}: ${this.declare(type, depth + 1, member === tag)};`,
    );
    const index =
      shape.index === undefined
        ? ""
        : ` & { readonly [name: string]: ${this.declare(shape.index, depth + 1)} }`;
    this.#writer.write(`type ${name} = { ${members.join(" ")} }${index};`);
    return name;
  }
}
