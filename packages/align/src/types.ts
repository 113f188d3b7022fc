// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./schema.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface Customer extends Schema<"GetCustomerResponseSuccessModel"> {}
