import type { Level } from "./level.ts";
import type { ChangeCode } from "./policy.ts";

/** Who found a change: the walk over types, the documents, the table the transport works by, or the manifest. */
type Layer = "types" | "wire" | "descriptor" | "package" | "witness";

/** What a compiler said of a program that was written for the published package. */
export interface CompilerMessage {
  /** `TS2339`. */
  readonly code: string;
  readonly text: string;
  /** The line of the consumer's code that no longer compiles, or of the file that was compiled. */
  readonly source: string;
}

/** A place in a type: the slot of the surface it belongs to, and the steps that lead there. */
export interface TypePlace {
  /** `getCustomer answers 200`, `GET /v0/customers input`. */
  readonly slot: string;
  /** Members by name, `[]` for the items of an array. */
  readonly path: readonly string[];
}

/** One change of a published package, wherever it is seen. Its texts are upstream's: escape them. */
export interface Finding {
  readonly code: ChangeCode;
  readonly level: Level;
  readonly layer: Layer;
  /** What changed: `Customer.company_name`, `getCustomer`, `sandbox`. */
  readonly subject: string;
  /** From what to what, where that says more than the code does. */
  readonly detail: string;
  /** The operations whose callers meet it; none for what concerns the whole client. */
  readonly operations: readonly string[];
  readonly places: readonly TypePlace[];
  /** The first message that proves it, where a compiler can. */
  readonly message?: CompilerMessage;
  /** Where in the contract, as a JSON Pointer. */
  readonly pointer?: string;
}

/** A change as a layer reports it: its level is the policy's to say. */
export type Change = Omit<Finding, "level" | "message">;

/** Joins what is the same change in several places into one, in the order in which they were first seen. */
export function groupChanges(changes: Iterable<Change>): Change[] {
  const groups = new Map<string, Change>();
  for (const change of changes) {
    const key = JSON.stringify([change.code, change.layer, change.subject, change.detail]);
    const earlier = groups.get(key);
    groups.set(key, earlier === undefined ? change : joinChanges(earlier, change));
  }
  return [...groups.values()];
}

function joinChanges(one: Change, other: Change): Change {
  return {
    ...one,
    operations: [...new Set([...one.operations, ...other.operations])],
    places: [...one.places, ...other.places],
  };
}
