/** A type as a comparison sees it: structure alone. Recursive types are cycles of the same objects. */
export type Shape =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "array"; readonly item: Shape }
  | { readonly kind: "tuple"; readonly items: readonly Shape[] }
  | ObjectShape
  | { readonly kind: "union"; readonly members: readonly Shape[] }
  /** What has no structure of interest: `Blob`, a function. */
  | { readonly kind: "opaque"; readonly text: string };

export type PrimitiveName =
  | "string"
  | "number"
  | "boolean"
  | "bigint"
  | "null"
  | "undefined"
  | "unknown"
  | "never";

export interface ObjectShape {
  readonly kind: "object";
  /** The schema it is of, by its plain name; undefined for one without a name. */
  readonly name: string | undefined;
  readonly members: ReadonlyMap<string, Member>;
  /** What any other member has. */
  readonly index: Shape | undefined;
}

export interface Member {
  readonly shape: Shape;
  readonly optional: boolean;
  /** What it is called in words: `Customer.kycs.status`; undefined where it belongs to no schema. */
  readonly declaration: string | undefined;
}

/** The kinds a type may be: those of a union, or itself alone. */
export function listMembers(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members : [shape];
}

/** A type of several kinds, or of one. */
export function toUnion(members: readonly Shape[]): Shape {
  const [only, ...others] = members;
  if (only === undefined) return { kind: "primitive", name: "never" };
  return others.length === 0 ? only : { kind: "union", members };
}

export function isPrimitive(shape: Shape, name: PrimitiveName): boolean {
  return shape.kind === "primitive" && shape.name === name;
}

/** The one value that a member has, where its type is a literal. */
export function readTag(shape: ObjectShape, name: string): string | undefined {
  const member = shape.members.get(name);
  return member?.shape.kind === "literal" && !member.optional
    ? JSON.stringify(member.shape.value)
    : undefined;
}

/** The member by whose value each object of a union is told from the others; undefined where there is none. */
export function findDiscriminant(objects: readonly ObjectShape[]): string | undefined {
  const [first] = objects;
  if (first === undefined || objects.length < 2) return undefined;
  return [...first.members.keys()].find((name) => {
    const tags = objects.map((each) => readTag(each, name));
    return !tags.includes(undefined) && new Set(tags).size === tags.length;
  });
}
