import type { Change } from "../finding.ts";
import type { ObjectShape } from "./shape.ts";

/** Whether users read a type, as of an answer, or write it, as of input. */
type Direction = "read" | "write";

/** Where in the surface two types stand that are compared. */
export interface Slot {
  readonly name: string;
  readonly direction: Direction;
  readonly operations: readonly string[];
  /** What the type itself is called in words: `the answer 200 of getCustomer`. */
  readonly subject: string;
}

/** Two objects that are one in two states, or a slot: what a change lies in, and what leads there. */
export interface Node {
  readonly parents: Set<Node>;
  readonly operations: readonly string[];
}

/** Receives a change and what it lies in. */
export type Report = (change: Change, node?: Node) => void;

/**
 * The state of a walk over many slots. Two objects are compared once for each direction, where they are first
 * met: a document's schemas refer to each other, and each operation reaches most of them. They are compared in
 * the order of their distance, so that what is met first is met by the shortest way.
 */
export class ShapeWalk {
  readonly #nodes = new Map<string, Map<ObjectShape, Map<ObjectShape, Node>>>();
  readonly #pending: (() => void)[] = [];

  /** The node of a pair, which has a further parent now; whether it is met for the first time. */
  meet(
    direction: Direction,
    old: ObjectShape,
    current: ObjectShape,
    parent: Node,
  ): { node: Node; isFirst: boolean } {
    const pairs = getOrAdd(this.#nodes, direction, () => new Map<ObjectShape, Map<ObjectShape, Node>>());
    const others = getOrAdd(pairs, old, () => new Map<ObjectShape, Node>());
    const known = others.get(current);
    const node = known ?? { parents: new Set(), operations: [] };
    others.set(current, node);
    node.parents.add(parent);
    return { node, isFirst: known === undefined };
  }

  /** Puts a comparison off until all that is nearer has been made. */
  defer(work: () => void): void {
    this.#pending.push(work);
  }

  /** Makes all comparisons that were put off, and those that they put off. */
  finish(): void {
    for (let next = 0; next < this.#pending.length; next++) this.#pending[next]?.();
    this.#pending.length = 0;
  }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

/** The operations that lead to a node. */
export function listOperations(node: Node): string[] {
  const operations = new Set<string>();
  const reached = new Set([node]);
  for (const each of reached) {
    for (const operation of each.operations) operations.add(operation);
    for (const parent of each.parents) reached.add(parent);
  }
  return [...operations].toSorted();
}
