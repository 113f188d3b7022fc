import { toPrintable } from "../printable.ts";

/** An update that is not made; says what came instead of a next version, and the way out. */
export class UpdateError extends Error {
  override readonly name = "UpdateError";

  constructor(problem: string, hint: string) {
    super(`${toPrintable(problem)}.\n  ${toPrintable(hint)}`);
  }
}
