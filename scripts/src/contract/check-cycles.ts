import { SpecError } from "../codegen-error.ts";
import { isObject, type Json, type JsonObject, parseReference, resolvePointer, toPointer } from "../json.ts";

/**
 * Checks that following references comes to an end: a `$ref` that leads back to itself by references alone, or by
 * `allOf`, stands for nothing, and its type would have no end. A schema that holds itself in a member is fine.
 * @throws {SpecError} naming the place of the first that has no end.
 */
export function assertNoCycles(document: JsonObject, file: string): void {
  const ended = new Set<string>();
  for (const start of listReferences(document)) {
    const cycle = findCycle(document, start, ended);
    if (cycle === undefined) continue;
    throw new SpecError({
      place: { file, pointer: cycle },
      problem: "the reference leads back to itself, so that it stands for nothing",
      hint: "Say in fixes.overlay.yaml what it stands for, or leave the operation out by the word `operations`.",
    });
  }
}

/** Walks all that one reference stands for, without a call per step; gives the place where it comes back. */
function findCycle(document: JsonObject, start: string, ended: Set<string>): string | undefined {
  const open = new Set<string>();
  const pending: { readonly pointer: string; readonly isDone: boolean }[] = [
    { pointer: start, isDone: false },
  ];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { pointer, isDone } = step;
    if (isDone) {
      open.delete(pointer);
      ended.add(pointer);
    } else if (open.has(pointer)) {
      return pointer;
    } else if (!ended.has(pointer)) {
      open.add(pointer);
      pending.push({ pointer, isDone: true });
      const value = resolvePointer(document, pointer);
      for (const target of listTargets(value ?? null)) pending.push({ pointer: target, isDone: false });
    }
  }
  return undefined;
}

/** What a value stands for: where its `$ref` leads, or those in its `allOf`. */
function listTargets(value: Json): string[] {
  if (!isObject(value)) return [];
  const target = typeof value["$ref"] === "string" ? parseReference(value["$ref"]) : undefined;
  if (target !== undefined) return [toPointer(target)];
  return Array.isArray(value["allOf"]) ? value["allOf"].flatMap(listTargets) : [];
}

/** Where every `$ref` of the document leads, each place once. */
function listReferences(document: JsonObject): Set<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const reference = value["$ref"];
    if (typeof reference === "string")
      for (const target of listTargets({ $ref: reference })) found.add(target);
    for (const key of Object.keys(value)) visit(value[key] as Json);
  };
  visit(document);
  return found;
}
