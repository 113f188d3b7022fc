// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

import { describe, expectTypeOf, it } from "vitest";
import type {
  BadRequestResponse,
  CustomerProfile,
  GetProfileResult,
  InternalServerErrorResponse,
  KillbClient,
  LoginResult,
  RefreshResult,
  TokenResponse,
} from "../src/index.ts";

declare const client: KillbClient;

describe("killb types", () => {
  it("types getProfile by status", () => {
    expectTypeOf<Extract<GetProfileResult, { status: 200 }>["data"]>().toEqualTypeOf<CustomerProfile>();
    expectTypeOf<Extract<GetProfileResult, { status: 400 }>["error"]>().toEqualTypeOf<BadRequestResponse>();
    expectTypeOf<
      Extract<GetProfileResult, { status: 500 }>["error"]
    >().toEqualTypeOf<InternalServerErrorResponse>();
    expectTypeOf<Extract<GetProfileResult, { ok: true }>["data"]>().toEqualTypeOf<CustomerProfile>();
    // @ts-expect-error a misspelt path is refused
    void (() => client.GET("/no-such-path"));
  });

  it("types login by status", () => {
    expectTypeOf<Extract<LoginResult, { status: 201 }>["data"]>().toEqualTypeOf<TokenResponse>();
    expectTypeOf<Extract<LoginResult, { status: 400 }>["error"]>().toEqualTypeOf<BadRequestResponse>();
    expectTypeOf<
      Extract<LoginResult, { status: 500 }>["error"]
    >().toEqualTypeOf<InternalServerErrorResponse>();
    expectTypeOf<Extract<LoginResult, { ok: true }>["data"]>().toEqualTypeOf<TokenResponse>();
    // @ts-expect-error its input is required
    void (() => client.login());
    // @ts-expect-error a misspelt path is refused
    void (() => client.POST("/no-such-path"));
  });

  it("types refresh by status", () => {
    expectTypeOf<Extract<RefreshResult, { status: 201 }>["data"]>().toEqualTypeOf<TokenResponse>();
    expectTypeOf<Extract<RefreshResult, { status: 400 }>["error"]>().toEqualTypeOf<BadRequestResponse>();
    expectTypeOf<
      Extract<RefreshResult, { status: 500 }>["error"]
    >().toEqualTypeOf<InternalServerErrorResponse>();
    expectTypeOf<Extract<RefreshResult, { ok: true }>["data"]>().toEqualTypeOf<TokenResponse>();
    // @ts-expect-error its input is required
    void (() => client.refresh());
    // @ts-expect-error a misspelt path is refused
    void (() => client.POST("/no-such-path"));
  });

  it("types every enum by its values", () => {
    expectTypeOf<CustomerProfile["status"]>().toEqualTypeOf<"ACTIVE" | "PENDING" | "REJECTED">();
  });
});
