import { type ErrorFacts, isMarked, TributaryError } from "../errors/tributary-error.ts";

/** A list cannot be read to its end; `code` says why. */
export class PaginationError extends TributaryError {
  declare readonly code: "repeated-page" | "max-records" | "max-pages";

  constructor(facts: ErrorFacts, code: PaginationError["code"], problem: string) {
    super({ ...facts, code }, problem);
  }

  override get name(): string {
    return "PaginationError";
  }

  static override is(value: unknown): value is PaginationError {
    return isMarked(value, "PaginationError");
  }
}
