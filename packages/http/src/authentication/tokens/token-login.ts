import type { Credential } from "../../client/options.ts";
import type { TokenLoginAuthentication } from "../../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "../authentication.ts";
import { createCredential } from "../credential.ts";
import { createTokenKeeper } from "./token-keeper.ts";
import { createTokenPurchase } from "./token-purchase.ts";
import type { TokenSharing } from "./token-sharing.ts";

/** What a token login takes beside its credentials. */
export interface TokenLoginOptions {
  /** Shares tokens with other processes: `sharedTokens(store)`. Default: each client logs in for itself. */
  readonly tokenStore?: TokenSharing | undefined;
  /** A monotonic clock, in milliseconds, for tests. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Buys a token with the caller's credentials at first need, shares it between all calls, and renews it
 * before it ends or when the provider refuses it. A token is used for at most 24 hours, and one whose
 * lifetime makes no sense for five seconds. When it cannot be bought, calls of the next second fail with
 * the same error and send nothing.
 */
export function tokenLogin(
  authentication: TokenLoginAuthentication,
  credentials: Readonly<Record<string, Credential>>,
  { tokenStore, now = () => performance.now() }: TokenLoginOptions = {},
): AuthenticationStrategy {
  return (context) => {
    const readCredentials = createCredentials(context.provider, credentials);
    const buy = createTokenPurchase(context, authentication, readCredentials);
    return createTokenKeeper(context, tokenStore?.(context, readCredentials, buy) ?? buy, now);
  };
}

function createCredentials(provider: string, credentials: Readonly<Record<string, Credential>>) {
  const readers = Object.entries(credentials).map(([name, credential]) => {
    const toEntry = (value: string) => [name, value] as const;
    return createCredential(provider, name, credential, toEntry, /./s, "a non-empty string");
  });
  return async () => Object.fromEntries(await Promise.all(readers.map((read) => read())));
}
