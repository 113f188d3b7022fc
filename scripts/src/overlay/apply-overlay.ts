import { type JSONPathNode, query } from "json-p3";
import { OverlayError } from "../codegen-error.ts";
import {
  getMember,
  isObject,
  type Json,
  type JsonObject,
  resolveLocation,
  setMember,
  toPointer,
} from "../json.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";
import { suggestTarget } from "./suggest-target.ts";

/**
 * Applies an overlay to a copy of a document, action by action, by the rules of OpenAPI Overlay 1.0.0: an
 * update merges into objects and is appended to arrays, a removal takes the value out of its parent.
 *
 * The specification lets an action that matches nothing pass in silence; here it is an error, since it means
 * that upstream has moved the place the action is about.
 * @throws {OverlayError} naming the overlay, the action and its target.
 */
export function applyOverlay(document: JsonObject, overlay: Overlay): JsonObject {
  // To copy a large document takes as long as to parse it.
  if (overlay.actions.length === 0) return document;
  const result = structuredClone(document);
  for (const action of overlay.actions) applyAction(result, overlay, action);
  return result;
}

function applyAction(document: JsonObject, overlay: Overlay, action: OverlayAction): void {
  const nodes = findNodes(document, overlay, action);
  if (nodes.length === 0) {
    throw toError(
      overlay,
      action,
      `target ${action.target} matches nothing`,
      suggestTarget(document, action.target),
    );
  }
  // From the last place to the first, so that a removal from an array leaves the earlier places as they are.
  for (const node of nodes.toSorted(comparePlaces).toReversed()) {
    if ("remove" in action.change) removeNode(document, node, overlay, action);
    else updateNode(node, action.change.update, overlay, action);
  }
}

function findNodes(document: JsonObject, overlay: Overlay, action: OverlayAction): JSONPathNode[] {
  try {
    // A query may name a place twice, and in any order: `$.list[2,0,0]`.
    const places = new Map(
      [...query(action.target, document)].map((node) => [toPointer(node.location), node]),
    );
    return [...places.values()];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw toError(
      overlay,
      action,
      `target ${action.target} is not a JSONPath query`,
      `${reason} (RFC 9535).`,
    );
  }
}

/** The order of places in a document: elements by index, what is inside a place after the place. */
function comparePlaces({ location: one }: JSONPathNode, { location: other }: JSONPathNode): number {
  for (const [depth, step] of one.entries()) {
    const against = other[depth];
    if (against === undefined) return 1;
    if (step === against) continue;
    if (typeof step === "number" && typeof against === "number") return step - against;
    return String(step) < String(against) ? -1 : 1;
  }
  return one.length - other.length;
}

function updateNode(node: JSONPathNode, update: Json, overlay: Overlay, action: OverlayAction): void {
  const target = node.value as Json;
  if (Array.isArray(target)) {
    target.push(structuredClone(update));
  } else if (isObject(target) && isObject(update)) {
    mergeInto(target, update);
  } else {
    throw toError(
      overlay,
      action,
      `target ${action.target} is ${describe(target)}, which ${describe(update)} cannot be merged into`,
      "An update changes an object or extends an array: target the parent and name the member in `update`.",
    );
  }
}

function mergeInto(target: JsonObject, update: JsonObject): void {
  for (const [key, value] of Object.entries(update)) {
    const current = getMember(target, key);
    if (isObject(current) && isObject(value)) mergeInto(current, value);
    else if (Array.isArray(current) && Array.isArray(value)) current.push(...structuredClone(value));
    else setMember(target, key, structuredClone(value));
  }
}

function removeNode(document: JsonObject, node: JSONPathNode, overlay: Overlay, action: OverlayAction): void {
  const key = node.location.at(-1);
  const parent = resolveLocation(document, node.location.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isObject(parent) && key !== undefined) delete parent[key];
  else throw toError(overlay, action, "the whole document cannot be removed", "Target a part of it.");
}

function describe(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return isObject(value) ? "an object" : `a ${typeof value}`;
}

function toError(overlay: Overlay, action: OverlayAction, problem: string, hint: string): OverlayError {
  return new OverlayError({
    place: { file: overlay.file, ...(action.line === undefined ? {} : { line: action.line }) },
    problem: `action ${action.number}: ${problem}`,
    hint,
  });
}
