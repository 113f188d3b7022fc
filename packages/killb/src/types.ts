// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import type { components } from "./schema.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export interface CustomerProfile extends Schema<"GetCustomerProfileResponseDto"> {}

export interface BadRequestResponse extends Schema<"BadRequestResponse"> {}

export interface InternalServerErrorResponse extends Schema<"InternalServerErrorResponse"> {}

export interface BadRequestArgument extends Schema<"BadRequestArgument"> {}

export interface LoginRequest extends Schema<"LoginRequest"> {}

export interface RefreshRequest extends Schema<"RefreshRequest"> {}

export interface TokenResponse extends Schema<"TokenResponse"> {}
