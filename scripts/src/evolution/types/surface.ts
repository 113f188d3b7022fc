import type { ObjectShape, Shape } from "./shape.ts";

/** All that users of a provider's package meet: what they import, write and read. */
export interface Surface {
  /** The names the package exports; whether each is a value as well as a type. */
  readonly names: ReadonlyMap<string, { readonly isValue: boolean }>;
  /** The schemas of the contract under `components["schemas"]`. */
  readonly schemas: readonly string[];
  /** The name of the client's type, and of what makes one. */
  readonly client: string;
  readonly factory: string;
  readonly environments: readonly string[];
  /** What the factory takes, beside what every client takes. */
  readonly options: ObjectShape;
  readonly operations: ReadonlyMap<string, OperationSurface>;
  /** The calls by path, by method and path: `GET /v0/customers`. */
  readonly pathCalls: ReadonlyMap<string, PathCallSurface>;
  /** The places below `paths` for those who bring their own client, each as the steps that lead there. */
  readonly pathKeys: ReadonlyMap<string, PathKey>;
  /** The table that the transport works by, as the literal types it has. */
  readonly descriptor: Shape;
}

/** An operation as a method of the client. */
export interface OperationSurface {
  /** `GET /v0/customers/{customer_id}`; the name again where the contract does not have it. */
  readonly path: string;
  readonly input: Shape | undefined;
  readonly requiresInput: boolean;
  /** What each documented status answers. */
  readonly answers: ReadonlyMap<number, Answer>;
  /** The type of an item, of a paged operation. */
  readonly item: Shape | undefined;
}

export interface Answer {
  readonly ok: boolean;
  readonly body: Shape;
}

/** An operation as a call by path. */
export interface PathCallSurface {
  readonly method: string;
  readonly path: string;
  readonly init: Shape;
  readonly requiresInput: boolean;
  readonly data: Shape;
}

/** A status or media type below `paths`. */
export interface PathKey {
  readonly steps: readonly string[];
  /** `GET /v0/customers`. */
  readonly operation: string;
  readonly isAnswer: boolean;
  readonly isError: boolean;
}
