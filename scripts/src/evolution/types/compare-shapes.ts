import type { Change } from "../finding.ts";
import { compareObjects } from "./compare-objects.ts";
import { pairObjects } from "./pair-objects.ts";
import { printShape, printStep } from "./print-shape.ts";
import { isPrimitive, listMembers, type ObjectShape, type Shape } from "./shape.ts";
import { type Node, type Report, ShapeWalk, type Slot } from "./shape-walk.ts";

/** The state of one comparison, as it goes down into types. */
export interface Comparison {
  readonly slot: Slot;
  readonly path: readonly string[];
  /** What stands at the path, in words. */
  readonly subject: string;
  /** What it lies in. */
  readonly node: Node;
  readonly walk: ShapeWalk;
  readonly report: Report;
}

/**
 * Compares two types of a slot and reports each change, at the deepest place that has it. In a walk over several
 * slots, what they share is compared when the walk finishes.
 */
export function compareShapes(
  slot: Slot,
  old: Shape,
  current: Shape,
  report: Report,
  walk?: ShapeWalk,
): void {
  const own = walk ?? new ShapeWalk();
  const node = { parents: new Set<Node>(), operations: slot.operations };
  compare({ slot, path: [], subject: slot.subject, node, walk: own, report }, old, current);
  if (walk === undefined) own.finish();
}

/** Reports a change of what a comparison stands at. */
export function reportChange(
  { slot, path, subject, node, report }: Comparison,
  code: Change["code"],
  detail = "",
): void {
  const places = [{ slot: slot.name, path }];
  report({ code, layer: "types", subject, detail, operations: slot.operations, places }, node);
}

/** The same comparison, a step further down. */
export function descend(comparison: Comparison, step: string, declaration?: string): Comparison {
  const subject = declaration ?? `${comparison.subject}${printStep(step)}`;
  return { ...comparison, path: [...comparison.path, step], subject };
}

export function compare(comparison: Comparison, old: Shape, current: Shape): void {
  if (old === current) return;
  const isRead = comparison.slot.direction === "read";
  const [before, after] = [isPrimitive(old, "unknown"), isPrimitive(current, "unknown")];
  if (before || after) {
    if (before && after) return;
    // Whoever reads `unknown` must look before use, and may write anything into it.
    const isBreaking = isRead ? after : before;
    reportKind(comparison, isBreaking, old, current);
    return;
  }
  const kinds = groupByKind(old);
  const currentKinds = groupByKind(current);
  if (!reportKinds(comparison, kinds, currentKinds, old, current)) return;
  compareValues(comparison, kinds, currentKinds);
  compareNested(comparison, kinds, currentKinds);
}

type Kinds = ReadonlyMap<string, readonly Shape[]>;

/** The parts of a union by kind: an enum is of the kind of its values. */
function groupByKind(shape: Shape): Kinds {
  const kinds = new Map<string, Shape[]>();
  for (const member of listMembers(shape)) {
    const kind = toKind(member);
    kinds.set(kind, [...(kinds.get(kind) ?? []), member]);
  }
  kinds.delete("never");
  return kinds;
}

function toKind(shape: Shape): string {
  if (shape.kind === "primitive") return shape.name;
  if (shape.kind === "literal") return typeof shape.value;
  if (shape.kind === "opaque") return `opaque ${shape.text}`;
  return shape.kind;
}

/** Reports kinds that came or went; whether the rest is worth comparing. */
function reportKinds(
  comparison: Comparison,
  kinds: Kinds,
  currentKinds: Kinds,
  old: Shape,
  current: Shape,
): boolean {
  const removed = [...kinds.keys()].some((kind) => !currentKinds.has(kind));
  const added = [...currentKinds.keys()].some((kind) => !kinds.has(kind));
  if (!removed && !added) return true;
  const isBreaking = comparison.slot.direction === "read" ? added : removed;
  reportKind(comparison, isBreaking, old, current);
  return true;
}

function reportKind(comparison: Comparison, isBreaking: boolean, old: Shape, current: Shape): void {
  const codes =
    comparison.slot.direction === "read"
      ? (["response-type-changed", "response-narrowed"] as const)
      : (["request-narrowed", "request-widened"] as const);
  reportChange(comparison, codes[isBreaking ? 0 : 1], `${printShape(old)} → ${printShape(current)}`);
}

/** Compares the values of enums. A type without an enum has all values. */
function compareValues(comparison: Comparison, kinds: Kinds, currentKinds: Kinds): void {
  const isRead = comparison.slot.direction === "read";
  for (const kind of ["string", "number", "boolean"]) {
    const old = kinds.get(kind);
    const current = currentKinds.get(kind);
    if (old === undefined || current === undefined) continue;
    const gained = findMissing(old, current);
    const lost = findMissing(current, old);
    if (gained !== "")
      reportChange(comparison, isRead ? "response-enum-widened" : "request-widened", `+ ${gained}`);
    if (lost !== "") reportChange(comparison, isRead ? "response-narrowed" : "request-narrowed", `- ${lost}`);
  }
}

/** What the other has beyond these, printed; nothing where these are all there can be. */
function findMissing(these: readonly Shape[], others: readonly Shape[]): string {
  if (these.some((each) => each.kind === "primitive")) return "";
  return others
    .map(printShape)
    .filter((printed) => !these.some((each) => printShape(each) === printed))
    .join(", ");
}

function compareNested(comparison: Comparison, kinds: Kinds, currentKinds: Kinds): void {
  const [array] = kinds.get("array") ?? [];
  const [currentArray] = currentKinds.get("array") ?? [];
  if (array?.kind === "array" && currentArray?.kind === "array") {
    compare(descend(comparison, "[]"), array.item, currentArray.item);
  }
  const [tuple] = kinds.get("tuple") ?? [];
  const [currentTuple] = currentKinds.get("tuple") ?? [];
  if (tuple?.kind === "tuple" && currentTuple?.kind === "tuple")
    compareTuples(comparison, tuple, currentTuple);
  compareUnions(comparison, pickObjects(kinds), pickObjects(currentKinds));
}

type Tuple = Shape & { readonly kind: "tuple" };

function compareTuples(comparison: Comparison, old: Tuple, current: Tuple): void {
  if (old.items.length !== current.items.length) {
    reportKind(comparison, true, old, current);
    return;
  }
  for (const [index, item] of old.items.entries()) {
    compare(descend(comparison, String(index)), item, current.items[index] ?? item);
  }
}

function pickObjects(kinds: Kinds): ObjectShape[] {
  return (kinds.get("object") ?? []).flatMap((each) => (each.kind === "object" ? [each] : []));
}

function compareUnions(
  comparison: Comparison,
  old: readonly ObjectShape[],
  current: readonly ObjectShape[],
): void {
  if (old.length === 0 || current.length === 0) return;
  const isRead = comparison.slot.direction === "read";
  const { pairs, removed, added } = pairObjects(old, current);
  for (const [before, after] of pairs) meetObjects(comparison, before, after);
  for (const each of added) {
    reportChange(comparison, isRead ? "response-union-widened" : "request-widened", `+ ${printShape(each)}`);
  }
  for (const each of removed) {
    reportChange(comparison, isRead ? "response-narrowed" : "request-narrowed", `- ${printShape(each)}`);
  }
}

function meetObjects(comparison: Comparison, old: ObjectShape, current: ObjectShape): void {
  const { walk, slot, node: parent } = comparison;
  const { node, isFirst } = walk.meet(slot.direction, old, current, parent);
  if (isFirst) walk.defer(() => compareObjects({ ...comparison, node }, old, current));
}
