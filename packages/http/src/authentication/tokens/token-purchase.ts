import type { AnyResult } from "../../answer/result.ts";
import { unwrap } from "../../answer/unwrap.ts";
import type { TokenLoginAuthentication } from "../../descriptor/descriptor.ts";
import { readPointer } from "../../descriptor/json-pointer.ts";
import { ParseError } from "../../errors/errors.ts";
import type { TokenRefreshed } from "../../observation/events.ts";
import type { AuthenticationContext } from "../authentication.ts";
import { HEADER_CREDENTIAL } from "../credential.ts";

/** A token and what came with it. */
export interface Tokens {
  readonly access: string;
  /** Buys the next token; emptied once the provider refused it. */
  refresh: string | undefined;
  /** How long the token lasts from its receipt, in milliseconds. */
  readonly lifetime: number;
  readonly by: TokenRefreshed["by"];
}

/** Gets a new token, given the one in hand. */
export type TokenRenewal = (held: Tokens | undefined) => Promise<Tokens>;

/** Reads the caller's credentials, by name. */
export type CredentialReader = () => Promise<Record<string, string>>;

/** The statuses after which only a login helps: refused, or granted without a token that can be used. */
const REFRESH_REFUSED = /^(2|4(?!08|29))/;

/** Buys tokens from the provider: with the refresh token in hand, else by logging in. */
export function createTokenPurchase(
  context: AuthenticationContext,
  authentication: TokenLoginAuthentication,
  readCredentials: CredentialReader,
): TokenRenewal {
  const buy = async (operation: string, body: object, by: Tokens["by"], refresh?: string) =>
    toTokens(await context.call(operation, body), authentication, by, refresh);

  return async (held) => {
    const { login, refresh, refreshField } = authentication;
    const token = held?.refresh;
    if (token && refresh && refreshField) {
      try {
        return await buy(refresh, { [refreshField]: token }, "refresh", token);
      } catch (error) {
        if (!REFRESH_REFUSED.test(`${(error as Partial<ParseError>).status}`)) throw error;
        held.refresh = undefined;
      }
    }
    return buy(login, await readCredentials(), "login");
  };
}

function toTokens(
  answer: AnyResult,
  authentication: TokenLoginAuthentication,
  by: Tokens["by"],
  lastRefresh: string | undefined,
): Tokens {
  const data = unwrap(answer);
  const read = (pointer: TokenLoginAuthentication["refreshToken"]) => pointer && readPointer(data, pointer);
  const access = read(authentication.accessToken);
  if (!isToken(access)) throw new ParseError({ ...answer.meta, code: "unusable-token" }, answer.status);
  const refresh = read(authentication.refreshToken);
  const told = read(authentication.expiresIn);
  return {
    access,
    // Not every provider hands out a new one each time.
    refresh: refresh && typeof refresh === "string" ? refresh : lastRefresh,
    lifetime: typeof told === "number" ? told * (authentication.expiresInUnit === "seconds" ? 1e3 : 1) : 0,
    by,
  };
}

/** Whether a value can stand in a header as a token. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && HEADER_CREDENTIAL.test(value);
}
