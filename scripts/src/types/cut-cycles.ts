import { isObject, type Json, type JsonObject, resolvePointer } from "../json.ts";
import { readSchemaName } from "./directions.ts";

/** What TypeScript must look into to know a type: anything else is looked into only when it is used. */
const eager = ["allOf", "anyOf", "oneOf", "items", "prefixItems", "not"];

/**
 * Cuts references by which a schema is made of itself with no object in between, as that of any JSON value is:
 * TypeScript takes a type that needs itself at once for an error. Such a member is of any type. Changes the
 * document given.
 */
export function cutCycles(document: JsonObject): void {
  const schemas = resolvePointer(document, "/components/schemas");
  if (!isObject(schemas)) return;
  const references = new Map(Object.entries(schemas).map(([name, schema]) => [name, listEager(schema)]));
  const cut = findCycles(references);
  for (const [name, targets] of cut) {
    const schema = schemas[name];
    if (schema !== undefined) schemas[name] = replaceEager(schema, targets);
  }
}

function listEager(schema: Json): Set<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const reference = value["$ref"];
    const name = typeof reference === "string" ? readSchemaName(reference) : undefined;
    if (name !== undefined) found.add(name);
    for (const key of eager) if (value[key] !== undefined) visit(value[key]);
  };
  visit(schema);
  return found;
}

/** The references that close a circle, by the schema they stand in. */
function findCycles(references: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const cut = new Map<string, Set<string>>();
  const finished = new Set<string>();
  for (const start of references.keys()) {
    const path: { name: string; left: string[] }[] = [
      { name: start, left: [...(references.get(start) ?? [])] },
    ];
    const open = new Set([start]);
    if (finished.has(start)) continue;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        finished.add(top.name);
        open.delete(top.name);
        path.pop();
      } else if (open.has(next)) {
        cut.set(top.name, (cut.get(top.name) ?? new Set()).add(next));
      } else if (!finished.has(next)) {
        open.add(next);
        path.push({ name: next, left: [...(references.get(next) ?? [])] });
      }
    }
  }
  return cut;
}

function replaceEager(schema: Json, targets: ReadonlySet<string>): Json {
  if (Array.isArray(schema)) return schema.map((part) => replaceEager(part, targets));
  if (!isObject(schema)) return schema;
  const reference = schema["$ref"];
  const name = typeof reference === "string" ? readSchemaName(reference) : undefined;
  if (name !== undefined && targets.has(name)) return {};
  const copy: JsonObject = { ...schema };
  for (const key of eager) if (copy[key] !== undefined) copy[key] = replaceEager(copy[key], targets);
  return copy;
}
