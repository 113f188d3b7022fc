import type { ChangeCode } from "../../../src/evolution/policy.ts";
import type { JsonObject } from "../../../src/json.ts";

/** A change of one schema, in what callers write or in what they read. */
export interface SchemaChange {
  readonly name: string;
  readonly old: JsonObject;
  readonly current: JsonObject;
  readonly isBreaking: boolean;
  readonly code: ChangeCode | undefined;
  /** Further component schemas of either side. */
  readonly schemas?: readonly [JsonObject, JsonObject];
}

const text = { type: "string" };
const number = { type: "integer" };
const object = (properties: JsonObject, ...required: string[]): JsonObject =>
  required.length === 0 ? { type: "object", properties } : { type: "object", properties, required };
const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const oneOf = (...members: JsonObject[]): JsonObject => ({ oneOf: members });
const kind = (tag: string, properties: JsonObject): JsonObject =>
  object({ kind: { type: "string", enum: [tag] }, ...properties }, "kind");
const map = (value: JsonObject): JsonObject => ({ type: "object", additionalProperties: value });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const tree = (properties: JsonObject): JsonObject => object({ ...properties, children: list(ref("Tree")) });

/** Changes of what callers read. */
export const answerChanges: readonly SchemaChange[] = [
  {
    name: "a union has a further object",
    old: oneOf(kind("a", { x: text }), kind("b", { y: text })),
    current: oneOf(kind("a", { x: text }), kind("b", { y: text }), kind("c", {})),
    isBreaking: true,
    code: "response-union-widened",
  },
  {
    name: "a union has an object less",
    old: oneOf(kind("a", { x: text }), kind("b", { y: text }), kind("c", {})),
    current: oneOf(kind("a", { x: text }), kind("b", { y: text })),
    isBreaking: false,
    code: "response-narrowed",
  },
  {
    name: "an object of a union has an optional member less",
    old: oneOf(kind("a", { x: text }), kind("b", { y: text })),
    current: oneOf(kind("a", { x: text }), kind("b", {})),
    isBreaking: true,
    code: "response-member-removed",
  },
  {
    name: "what was one object may be another",
    old: object({ x: text }, "x"),
    current: oneOf(object({ x: text }, "x"), object({ y: text }, "y")),
    isBreaking: true,
    code: "response-union-widened",
  },
  {
    name: "a recursive schema has a member less",
    old: ref("Tree"),
    current: ref("Tree"),
    schemas: [{ Tree: tree({ x: text, y: text }) }, { Tree: tree({ x: text }) }],
    isBreaking: true,
    code: "response-member-removed",
  },
  {
    name: "a recursive schema has a member more",
    old: ref("Tree"),
    current: ref("Tree"),
    schemas: [{ Tree: tree({ x: text }) }, { Tree: tree({ x: text, y: text }) }],
    isBreaking: false,
    code: "response-member-added",
  },
  {
    name: "items have another type",
    old: list(text),
    current: list(number),
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "a list may be null",
    old: object({ x: list(text) }, "x"),
    current: object({ x: { ...list(text), nullable: true } }, "x"),
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "a map has other values",
    old: map(text),
    current: map(number),
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "the objects of a map have a member less",
    old: map(object({ x: text, y: text })),
    current: map(object({ x: text })),
    isBreaking: true,
    code: "response-member-removed",
  },
  {
    name: "what was free has a type",
    old: object({ x: {} }, "x"),
    current: object({ x: text }, "x"),
    isBreaking: false,
    code: "response-narrowed",
  },
  {
    name: "what had a type is free",
    old: object({ x: text }, "x"),
    current: object({ x: {} }, "x"),
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "an enum is any text",
    old: object({ x: { type: "string", enum: ["a", "b"] } }, "x"),
    current: object({ x: text }, "x"),
    isBreaking: false,
    code: "response-enum-widened",
  },
  {
    name: "any text is an enum",
    old: object({ x: text }, "x"),
    current: object({ x: { type: "string", enum: ["a", "b"] } }, "x"),
    isBreaking: false,
    code: "response-narrowed",
  },
  {
    name: "an enum of numbers has a further one",
    old: object({ x: { type: "integer", enum: [1, 2] } }, "x"),
    current: object({ x: { type: "integer", enum: [1, 2, 3] } }, "x"),
    isBreaking: false,
    code: "response-enum-widened",
  },
  {
    name: "an enum of text has a number",
    old: object({ x: { type: "string", enum: ["a"] } }, "x"),
    current: object({ x: { enum: ["a", 1] } }, "x"),
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "an object is a text",
    old: object({ x: text }, "x"),
    current: text,
    isBreaking: true,
    code: "response-type-changed",
  },
  {
    name: "an integer is a number",
    old: object({ x: number }),
    current: object({ x: { type: "number" } }),
    isBreaking: false,
    code: undefined,
  },
  {
    name: "a part of a composed schema has a member less",
    old: { allOf: [object({ x: text }), object({ y: text }, "y")] },
    current: { allOf: [object({ x: text }), object({ z: text }, "z")] },
    isBreaking: true,
    code: "response-member-removed",
  },
  {
    name: "a member with a name that needs quotes is gone",
    old: object({ "a-b c": text, "__proto__ ": text }, "a-b c"),
    current: object({ "__proto__ ": text }),
    isBreaking: true,
    code: "response-member-removed",
  },
];

/** Changes of what callers write. */
export const inputChanges: readonly SchemaChange[] = [
  {
    name: "a member of an optional object is required",
    old: object({ x: object({ y: text, z: text }) }),
    current: object({ x: object({ y: text, z: text }, "y") }),
    isBreaking: true,
    code: "request-member-required",
  },
  {
    name: "an optional object has a new required member",
    old: object({ x: object({ y: text }) }),
    current: object({ x: object({ y: text, z: text }, "z") }),
    isBreaking: true,
    code: "request-member-required",
  },
  {
    name: "an optional object has a new optional member",
    old: object({ x: object({ y: text }) }),
    current: object({ x: object({ y: text, z: text }) }),
    isBreaking: false,
    code: "request-member-added",
  },
  {
    name: "a nested optional member is gone",
    old: object({ x: object({ y: text, z: text }) }),
    current: object({ x: object({ y: text }) }),
    isBreaking: true,
    code: "request-member-removed",
  },
  {
    name: "a required member is optional",
    old: object({ x: text }, "x"),
    current: object({ x: text }),
    isBreaking: false,
    code: "request-widened",
  },
  {
    name: "an item has an enum value less",
    old: object({ x: list({ type: "string", enum: ["a", "b"] }) }),
    current: object({ x: list({ type: "string", enum: ["a"] }) }),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "null is no longer accepted",
    old: object({ x: { type: "string", nullable: true } }),
    current: object({ x: text }),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "null is accepted",
    old: object({ x: text }),
    current: object({ x: { type: "string", nullable: true } }),
    isBreaking: false,
    code: "request-widened",
  },
  {
    name: "a kind of object is no longer accepted",
    old: oneOf(kind("a", { x: text }), kind("b", {}), kind("c", {})),
    current: oneOf(kind("a", { x: text }), kind("b", {})),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "a further kind of object is accepted",
    old: oneOf(kind("a", { x: text }), kind("b", {})),
    current: oneOf(kind("a", { x: text }), kind("b", {}), kind("c", {})),
    isBreaking: false,
    code: "request-widened",
  },
  {
    name: "a text is a number",
    old: object({ x: text }),
    current: object({ x: number }),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "any text is an enum",
    old: object({ x: text }),
    current: object({ x: { type: "string", enum: ["a"] } }),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "what was free has a type",
    old: object({ x: {} }),
    current: object({ x: text }),
    isBreaking: true,
    code: "request-narrowed",
  },
  {
    name: "what had a type is free",
    old: object({ x: text }),
    current: object({ x: {} }),
    isBreaking: false,
    code: "request-widened",
  },
  {
    name: "a recursive schema has a member less",
    old: ref("Tree"),
    current: ref("Tree"),
    schemas: [{ Tree: tree({ x: text, y: text }) }, { Tree: tree({ x: text }) }],
    isBreaking: true,
    code: "request-member-removed",
  },
  {
    name: "a map takes other values",
    old: map(text),
    current: map(number),
    isBreaking: true,
    code: "request-narrowed",
  },
];
