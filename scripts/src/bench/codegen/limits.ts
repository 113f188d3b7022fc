/** A cost of ours beside one of the library's, and how much of it ours may be. */
export interface CodegenLimit {
  readonly name: string;
  /** The most that ours may be, as a part of the other's. */
  readonly limit: number;
}

export const limits = {
  generate: { name: "a whole package, against the bare openapi-typescript", limit: 1.2 },
  unchanged: { name: "the same again, unchanged", limit: 0.1 },
  checkTime: { name: "type-check of 50 calls, against openapi-fetch: time", limit: 0.35 },
  instantiations: { name: "type-check of 50 calls, against openapi-fetch: instantiations", limit: 0.02 },
} as const satisfies Record<string, CodegenLimit>;
