/** A comparison that cannot be made: says what is wrong and the way out. */
export class EvolutionError extends Error {
  override readonly name = "EvolutionError";

  constructor(problem: string, hint: string) {
    super(`${problem}.\n  ${hint}`);
  }
}
