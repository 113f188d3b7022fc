import type { AuthenticationContext, AuthenticationStrategy } from "./authentication.ts";
import { BODY_CREDENTIAL, createCredential, HEADER_CREDENTIAL } from "./credential.ts";
import type { TokenLoginAuthentication } from "./descriptor.ts";
import { ParseError } from "./errors.ts";
import { readPointer } from "./json-pointer.ts";
import type { Credential } from "./options.ts";
import type { AnyResult } from "./result.ts";
import { unwrap } from "./unwrap.ts";

/** How long before its end a token is renewed; also the least time one is kept. In milliseconds. */
const MARGIN = 5_000;

interface Token {
  readonly header: string;
  readonly refresh: string | undefined;
  readonly expiresAt: number;
}

/** What a test may replace. */
export interface TokenLoginOptions {
  /** A monotonic clock, in milliseconds. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Buys a token with the caller's credentials at first need, shares it between all calls, and renews it
 * before it ends or when the provider refuses it.
 */
export function tokenLogin(
  authentication: TokenLoginAuthentication,
  credentials: Readonly<Record<string, Credential>>,
  { now = () => performance.now() }: TokenLoginOptions = {},
): AuthenticationStrategy {
  return (context) => {
    const readCredentials = createCredentials(context.provider, credentials);
    let token: Token | undefined;
    let renewal: Promise<Token> | undefined;

    const renew = async (): Promise<Token> => {
      const answer =
        (await refreshToken(context, authentication, token?.refresh)) ??
        (await context.call(authentication.login, await readCredentials()));
      token = readToken(answer, authentication, token?.refresh, now());
      return token;
    };

    const shareRenewal = (): Promise<Token> => {
      renewal ??= renew().finally(() => {
        renewal = undefined;
      });
      return renewal;
    };

    return {
      header: "authorization",
      read: async () => (token && now() < token.expiresAt ? token : await shareRenewal()).header,
      invalidate: (header) => {
        // Only the token that was refused: by now another call may have renewed it.
        if (token?.header === header) token = { ...token, expiresAt: Number.NEGATIVE_INFINITY };
      },
    };
  };
}

function createCredentials(provider: string, credentials: Readonly<Record<string, Credential>>) {
  const readers = Object.entries(credentials).map(([name, credential]) => {
    const read = createCredential(provider, name, credential, BODY_CREDENTIAL);
    return async () => [name, await read()] as const;
  });
  return async () => Object.fromEntries(await Promise.all(readers.map((read) => read())));
}

/** Asks for a new token; `undefined` when there is no way but to log in again. */
async function refreshToken(
  context: AuthenticationContext,
  { refresh, refreshField }: TokenLoginAuthentication,
  token: string | undefined,
): Promise<AnyResult | undefined> {
  if (refresh === undefined || refreshField === undefined || token === undefined) return undefined;
  const answer = await context.call(refresh, { [refreshField]: token });
  const isRefused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  return isRefused ? undefined : answer;
}

function readToken(
  answer: AnyResult,
  authentication: TokenLoginAuthentication,
  lastRefresh: string | undefined,
  now: number,
): Token {
  const data = unwrap(answer);
  const access = readPointer(data, authentication.accessToken);
  if (typeof access !== "string" || !HEADER_CREDENTIAL.test(access)) {
    throw new ParseError({ ...answer.meta, code: "unusable-token" }, answer.status);
  }
  const refresh = authentication.refreshToken && readPointer(data, authentication.refreshToken);
  return {
    header: `Bearer ${access}`,
    refresh: typeof refresh === "string" && refresh ? refresh : lastRefresh,
    expiresAt: now + readLifetime(data, authentication),
  };
}

/** How long to use a token, in milliseconds; a lifetime that makes no sense counts as a short one. */
function readLifetime(data: unknown, { expiresIn, expiresInUnit }: TokenLoginAuthentication): number {
  const told = readPointer(data, expiresIn);
  const lifetime = typeof told === "number" ? told * (expiresInUnit === "seconds" ? 1000 : 1) : Number.NaN;
  return Number.isFinite(lifetime) ? Math.max(MARGIN, lifetime - MARGIN) : MARGIN;
}
