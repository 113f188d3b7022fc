import { isMarked, TributaryError } from "@tributary/http";
import type { Capability } from "../composition/capabilities.ts";

/** A provider was asked for what it has not: callers without types meet at run time what others' compilers refuse. */
export class UnsupportedError extends TributaryError {
  /** `not-configured`: no options were given for the provider. `not-offered`: its contract has no such operation. */
  declare readonly code: "not-configured" | "not-offered";

  /** @param offered what the provider offers; undefined where it is not configured. */
  constructor(provider: string, capability: Capability, offered: readonly Capability[] | undefined) {
    if (offered === undefined) {
      super({ provider, code: "not-configured" }, "is not configured: pass its options to createCustomers");
    } else {
      const known = offered.join(" and ") || "nothing of customers";
      super({ provider, code: "not-offered" }, `has no ${capability}: its contract offers ${known}`);
    }
  }

  override get name(): string {
    return "UnsupportedError";
  }

  static override is(value: unknown): value is UnsupportedError {
    return isMarked(value, "UnsupportedError");
  }
}
