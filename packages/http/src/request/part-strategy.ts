import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import type { Call } from "../send/call.ts";

/** A request on its way to be written. */
export interface Draft {
  /** The path, its template filled in as far as it is known. */
  path: string;
  /** What stands between the ampersands of the query. */
  readonly query: string[];
  /** By name in lower case. */
  readonly headers: Record<string, string>;
  body: BodyInit | null;
}

/** A place in a request that takes input. */
export interface PartStrategy {
  /** What it is called in `params` of a call by path. */
  readonly place: "path" | "query" | "header" | "body";
  /** What values it takes, for whoever passed another. */
  readonly wanted: string;
  /** The names that an operation takes here. */
  namesOf(operation: OperationDescriptor): readonly string[];
  /** Writes a value, `undefined` where there is none; says whether it has a form here. */
  put(value: unknown, name: string, draft: Draft, call: Call): boolean;
}
