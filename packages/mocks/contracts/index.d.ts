// Generated from specs by `pnpm codegen`. Do not edit.
// A provider is added by its folder in specs.

import type { AlignOperations } from "./align.d.ts";
import type { GurupayOperations } from "./gurupay.d.ts";
import type { KillbOperations } from "./killb.d.ts";

/** The operations of every provider that has a mock. */
export interface MockOperations {
  align: AlignOperations;
  gurupay: GurupayOperations;
  killb: KillbOperations;
}
