import type { Level } from "../../../src/evolution/level.ts";
import type { ChangeCode } from "../../../src/evolution/policy.ts";
import type { Json, JsonObject } from "../../../src/json.ts";
import type { ShortAction } from "../../support/create-overlay.ts";
import { getSchema } from "./edit-contract.ts";

/** A change of Align's contract made by hand, and what it must be. */
export interface HandMadeChange {
  readonly name: string;
  /** Makes, of the contract, the one to start from. */
  readonly before?: (document: JsonObject) => void;
  readonly change: (document: JsonObject) => void;
  readonly level: Level;
  /** The finding that must be among those of that level; none where nothing may be found. */
  readonly code: ChangeCode | undefined;
  readonly subject?: string;
  /** What the compiler must say of the program that was written for the old package. */
  readonly compiler?: RegExp;
  /** Words of the client overlay in the new state, where the change moves what they are said of. */
  readonly words?: readonly ShortAction[];
}

/** The schema of a customer in Align's contract. */
export const customer = "GetCustomerResponseSuccessModel";

/** The members of a customer in Align's contract. */
export function getProperties(document: JsonObject): JsonObject {
  return getSchema(document, customer)["properties"] as JsonObject;
}

/** Sets a member, as an expression. */
export function set(holder: JsonObject, key: string, value: Json): void {
  holder[key] = value;
}
