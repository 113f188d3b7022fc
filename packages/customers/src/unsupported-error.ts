import { isMarked, TributaryError } from "@tributary/http";
import { type Capability, capabilities } from "./capabilities.ts";

/** A provider was asked for what it has not: callers without types meet at run time what others' compilers refuse. */
export class UnsupportedError extends TributaryError {
  /** `not-configured`: no options were given for the provider. `not-offered`: its contract has no such operation. */
  declare readonly code: "not-configured" | "not-offered";

  constructor(provider: string, capability: Capability) {
    const offered: readonly Capability[] | undefined = Object.hasOwn(capabilities, provider)
      ? capabilities[provider as keyof typeof capabilities]
      : undefined;
    if (offered === undefined || offered.includes(capability)) {
      super({ provider, code: "not-configured" }, "is not configured: pass its options to createCustomers");
    } else {
      super(
        { provider, code: "not-offered" },
        `has no ${capability}: its contract offers ${offered.join(" and ")}`,
      );
    }
  }

  override get name(): string {
    return "UnsupportedError";
  }

  static override is(value: unknown): value is UnsupportedError {
    return isMarked(value, "UnsupportedError");
  }
}
