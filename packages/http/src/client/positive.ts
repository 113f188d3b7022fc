import type { ConfigError, InputError } from "../errors/refusals.ts";
import type { ErrorFacts } from "../errors/tributary-error.ts";

/** Refuses options that must be above zero and below infinity; the first that is not is told by name. */
export function checkPositive(
  numbers: Readonly<Record<string, unknown>>,
  Refusal: typeof ConfigError | typeof InputError,
  facts: ErrorFacts,
): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(Number.isFinite(value) && (value as number) > 0))
      throw new Refusal(facts, name, "pass a number above 0");
  }
}
