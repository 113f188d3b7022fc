import { isIdentifier } from "../../names.ts";
import { sortMembers } from "../types/print-shape.ts";
import { findDiscriminant, type ObjectShape, type Shape } from "../types/shape.ts";
import type { WitnessWriter } from "./witness-writer.ts";

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

  declare(shape: Shape, isTag = false): string {
    switch (shape.kind) {
      case "primitive":
        return shape.name;
      case "literal":
        return this.#isClosed || isTag ? JSON.stringify(shape.value) : typeof shape.value;
      case "array":
        return `readonly (${this.declare(shape.item)})[]`;
      case "tuple":
        return `readonly [${shape.items.map((item) => this.declare(item)).join(", ")}]`;
      case "opaque":
        return isIdentifier(shape.text) ? shape.text : "unknown";
      case "object":
        return this.#declareObject(shape, undefined);
      case "union":
        return this.#declareUnion(shape.kind === "union" ? sortMembers(shape) : []);
    }
  }

  /** The value that tells the objects of a union apart is a part of what they are, and no open enum. */
  #declareUnion(members: readonly Shape[]): string {
    const objects = members.filter((each): each is ObjectShape => each.kind === "object");
    const tag = findDiscriminant(objects);
    const spelled = members.map((each) =>
      each.kind === "object" ? this.#declareObject(each, tag) : this.declare(each),
    );
    return [...new Set(spelled)].join(" | ");
  }

  #declareObject(shape: ObjectShape, tag: string | undefined): string {
    const names = this.#names.get(shape) ?? new Map<string, string>();
    this.#names.set(shape, names);
    const key = tag ?? "";
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = this.#writer.createName("Own");
    names.set(key, name);
    const members = [...shape.members].map(
      ([member, { shape: type, optional }]) =>
        `readonly ${JSON.stringify(member)}${optional ? "?" : ""}: ${this.declare(type, member === tag)};`,
    );
    const index =
      shape.index === undefined ? "" : ` & { readonly [name: string]: ${this.declare(shape.index)} }`;
    this.#writer.write(`type ${name} = { ${members.join(" ")} }${index};`);
    return name;
  }
}
