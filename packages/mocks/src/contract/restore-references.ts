import { getObject, isObject, type JsonObject } from "../document/json-object.ts";
import { bundleSchemas } from "./bundle-schemas.ts";
import { readMark, schemasPath } from "./keep-references.ts";

/** What is needed of an operation of Prism's here. */
interface Translated {
  readonly path: string;
  readonly responses: readonly { readonly contents?: readonly { readonly schema?: unknown }[] }[];
}

/** A document's operations in two forms, by their place, and the schemas that both refer to. */
export interface RestoredOperations<Operation> {
  /** To make up answers: each holds the schemas that it reaches, and refers to them there. */
  readonly operations: Operation[];
  /** To check by: references lead to addresses. */
  readonly checked: Operation[];
  /** The schemas by their addresses. */
  readonly schemas: ReadonlyMap<string, JsonObject>;
}

/** Spells a reference to the schema of that name. */
type Spell = (name: string) => string;

const inBundle: Spell = (name) => `#/__bundled__/${name}`;

/**
 * Gives operations read from a document with hidden references their references back. A validator compiles what
 * it finds in the schema it is given anew with each one that refers there, and what has an address once: of
 * hundreds of schemas that refer to each other that makes seconds of minutes.
 */
export function restoreReferences<Operation extends Translated>(
  operations: readonly Operation[],
  document: JsonObject,
  toAddress: Spell,
): RestoredOperations<Operation> {
  const listing = operations.find(({ path }) => path === schemasPath);
  const contents = listing?.responses[0]?.contents ?? [];
  const names = Object.keys(getObject(getObject(document, "components"), "schemas"));
  const definitions = new Map<string, JsonObject>();
  const schemas = new Map<string, JsonObject>();
  const restore = createRestore(names, inBundle);
  const readdress = createRestore(names, toAddress);
  for (const [index, { schema = {} }] of contents.entries()) {
    const name = `${index % 2 === 0 ? "request" : "response"}${Math.floor(index / 2)}`;
    const { $schema: _, ...restored } = toObject(restore(schema));
    definitions.set(name, restored);
    schemas.set(toAddress(name), { ...toObject(withoutDirections(readdress(schema))), $id: toAddress(name) });
  }
  const translated = operations.filter(({ path }) => path !== schemasPath);
  const checked = translated.map((operation) => {
    const references = new Set<string>();
    const copy = readdress(operation, references) as Operation;
    // A reference that leads nowhere holds nothing.
    for (const name of references) {
      if (!schemas.has(toAddress(name))) schemas.set(toAddress(name), { $id: toAddress(name) });
    }
    return copy;
  });
  return {
    operations: translated.map((operation) => withBundle(operation, restore, definitions)),
    checked,
    schemas,
  };
}

/** What does not go that way is left out by now, and Prism is not to leave out what does. */
function withoutDirections(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirections);
  if (!isObject(value)) return value;
  const others = Object.entries(value).filter(
    ([key, member]) => member !== true || (key !== "readOnly" && key !== "writeOnly"),
  );
  return Object.fromEntries(others.map(([key, member]) => [key, withoutDirections(member)]));
}

function toObject(schema: unknown): JsonObject {
  return isObject(schema) ? schema : {};
}

function withBundle<Operation extends Translated>(
  operation: Operation,
  restore: Restore,
  definitions: ReadonlyMap<string, JsonObject>,
): Operation {
  const references = new Set<string>();
  const restored = restore(operation, references) as Operation;
  if (references.size === 0) return restored;
  return { ...restored, __bundled__: bundleSchemas(references, definitions) };
}

type Restore = (value: unknown, references?: Set<string>) => unknown;

/** Makes copies with a reference in place of each mark, and tells which there were. */
function createRestore(names: readonly string[], spell: Spell): Restore {
  const places = new Map(names.map((name, index) => [name, index]));
  return function restore(value, references): unknown {
    if (Array.isArray(value)) return value.map((item) => restore(item, references));
    if (!isObject(value)) return value;
    const marked = readMark(value);
    if (marked !== undefined) {
      const name = `${marked.direction}${places.get(marked.name) ?? -1}`;
      references?.add(name);
      return { $ref: spell(name) };
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, restore(member, references)]),
    );
  };
}
