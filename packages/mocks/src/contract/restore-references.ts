import { getObject, isObject, type JsonObject } from "../document/json-object.ts";
import { readMark, schemasPath } from "./keep-references.ts";

/** What is needed of an operation of Prism's here. */
interface Translated {
  readonly path: string;
  readonly responses: readonly { readonly contents?: readonly { readonly schema?: unknown }[] }[];
}

/** A component schema as Prism translated it, and those that it refers to itself. */
interface Definition {
  readonly schema: unknown;
  readonly references: ReadonlySet<string>;
}

/**
 * Gives operations read from a document with hidden references their references back, each operation with the
 * schemas that it reaches and no others: Prism has them compiled anew with every message.
 */
export function restoreReferences<Operation extends Translated>(
  operations: readonly Operation[],
  document: JsonObject,
): Operation[] {
  const listing = operations.find(({ path }) => path === schemasPath);
  const contents = listing?.responses[0]?.contents ?? [];
  const names = Object.keys(getObject(getObject(document, "components"), "schemas"));
  const definitions = new Map<string, Definition>();
  for (const [index, { schema }] of contents.entries()) {
    const direction = index % 2 === 0 ? "request" : "response";
    const references = new Set<string>();
    const { $schema: _, ...restored } = Object(restore(schema ?? {}, names, references)) as JsonObject;
    definitions.set(`${direction}${Math.floor(index / 2)}`, { schema: restored, references });
  }
  return operations
    .filter(({ path }) => path !== schemasPath)
    .map((operation) => {
      const references = new Set<string>();
      const restored = restore(operation, names, references) as Operation;
      const bundled = bundle(references, definitions);
      return Object.keys(bundled).length === 0 ? restored : { ...restored, __bundled__: bundled };
    });
}

/** A copy with a reference in place of each mark; tells which there were. */
function restore(value: unknown, names: readonly string[], references: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => restore(item, names, references));
  if (!isObject(value)) return value;
  const marked = readMark(value);
  if (marked !== undefined) {
    const name = `${marked.direction}${names.indexOf(marked.name)}`;
    references.add(name);
    return { $ref: `#/__bundled__/${name}` };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, restore(member, names, references)]),
  );
}

function bundle(references: ReadonlySet<string>, definitions: ReadonlyMap<string, Definition>): JsonObject {
  const bundled: Record<string, unknown> = {};
  const pending = [...references];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const definition = definitions.get(name);
    if (Object.hasOwn(bundled, name)) continue;
    // A reference that leads nowhere holds nothing.
    bundled[name] = definition?.schema ?? {};
    pending.push(...(definition?.references ?? []));
  }
  return bundled;
}
