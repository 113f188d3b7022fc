import { isMarked, TributaryError } from "@tributary/http";
import type { ProviderId } from "./model/customer.ts";

/** A provider that could not be listed to its end, and why. */
export interface ProviderFailure {
  readonly provider: ProviderId;
  readonly error: unknown;
}

/** Some providers could not be listed to their end; `failures` says which, and why. */
export class ListError extends TributaryError {
  readonly failures: readonly ProviderFailure[];

  constructor(failures: readonly ProviderFailure[]) {
    super(
      { provider: failures.map(({ provider }) => provider).join(", ") },
      "could not be listed to the end",
    );
    this.failures = failures;
  }

  override get name(): string {
    return "ListError";
  }

  static override is(value: unknown): value is ListError {
    return isMarked(value, "ListError");
  }
}
