import { isMarked, TributaryError } from "@tributary/http";
import type { ProviderFailure } from "../composition/outcomes.ts";

/** Some providers failed; `failures` says which, and why. */
export class PartialFailureError extends TributaryError {
  readonly failures: readonly ProviderFailure[];

  constructor(failures: readonly ProviderFailure[]) {
    const causes = failures.map(({ provider, error }) => `${provider} (${describe(error)})`);
    super({ provider: "customers" }, `failed at ${causes.join(", ")}`);
    this.failures = failures;
  }

  override get name(): string {
    return "PartialFailureError";
  }

  static override is(value: unknown): value is PartialFailureError {
    return isMarked(value, "PartialFailureError");
  }
}

/** An error in two words: the message of one that is not ours may tell anything. */
function describe(error: Error): string {
  const status = TributaryError.is(error) ? error.status : undefined;
  return status === undefined ? error.name : `${error.name} ${status}`;
}
