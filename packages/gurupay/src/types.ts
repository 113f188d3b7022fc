// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./schema.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface Customer extends Schema<"Customer"> {}

export interface UnauthenticatedResponse extends Schema<"UnauthenticatedResponse"> {}

export interface ErrorResponse extends Schema<"ErrorResponse"> {}
