import type { AuthenticationContext } from "../authentication.ts";
import { deriveTokenKey } from "./token-key.ts";
import { type TokenLease, waitForTurn } from "./token-lease.ts";
import { MARGIN, toLifetime } from "./token-lifetime.ts";
import { type CredentialReader, isToken, type TokenRenewal, type Tokens } from "./token-purchase.ts";
import { type TokenStore, toPatientStore } from "./token-store.ts";

/** How clients get tokens together with others: what `sharedTokens` makes. */
export type TokenSharing = (
  context: AuthenticationContext,
  readCredentials: CredentialReader,
  buy: TokenRenewal,
) => TokenRenewal;

/** How many tokens a client remembers to have used up: a store may be slow to forget them. */
const LONGEST_MEMORY = 8;

/**
 * Shares tokens through a store, so that all processes with the same credentials log in once: a client takes
 * the store's token before it buys one, and the newer one after a 401. One process at a time buys a token;
 * the others wait for it, for two seconds where it died, and ten in all. A first call takes 0.1 s longer.
 *
 * A store that fails, hangs or answers nonsense costs a call at most two seconds, and its process a login of
 * its own. Whoever reads the store can act as you: guard it like the credentials, which never go there.
 * Entries date from the wall clock; where those of two machines differ, a token may be renewed early, or
 * after a 401.
 * @example
 * const tokenStore = sharedTokens(new Keyv("redis://localhost"));
 */
export function sharedTokens(store: TokenStore): TokenSharing {
  const patient = toPatientStore(store);
  return (context, readCredentials, buy) => {
    let key: string | undefined;
    let known: readonly string[] = [];

    const find = async (place: string): Promise<Tokens | undefined> => {
      const tokens = readTokens(await patient.get(place));
      return tokens && !known.includes(tokens.access) ? tokens : undefined;
    };

    const look = async (): Promise<Tokens | TokenLease | undefined> => {
      try {
        key ??= await deriveTokenKey(context, await readCredentials());
        const place = key;
        return await waitForTurn(patient, `${place}:lease`, () => find(place));
      } catch {
        // Without the store a token can still be bought.
        return undefined;
      }
    };

    const buyForAll = async (held: Tokens | undefined): Promise<Tokens> => {
      const bought = await buy(held);
      const receivedAt = performance.now();
      const lifetime = toLifetime(bought.lifetime);
      if (key) await patient.set(key, toEntry(bought, lifetime), lifetime).catch(() => {});
      return { ...bought, lifetime: lifetime - (performance.now() - receivedAt) };
    };

    return async (held) => {
      const turn = await look();
      const isFound = turn && "access" in turn;
      const tokens = isFound ? turn : await buyForAll(held).finally(() => turn?.release());
      known = [tokens.access, ...known].slice(0, LONGEST_MEMORY);
      return tokens;
    };
  };
}

/** What a store keeps: plain JSON. */
function toEntry({ access, refresh }: Tokens, lifetime: number): object {
  return {
    accessToken: access,
    ...(refresh && { refreshToken: refresh }),
    expiresAt: Date.now() + lifetime,
  };
}

/** Reads a store's value, which may be anything; `undefined` unless it is a token with some life left. */
function readTokens(entry: unknown): Tokens | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { accessToken, refreshToken, expiresAt } = entry as Record<string, unknown>;
  const lifetime = typeof expiresAt === "number" ? expiresAt - Date.now() : 0;
  if (!isToken(accessToken) || !(lifetime > MARGIN)) return undefined;
  const refresh = typeof refreshToken === "string" ? refreshToken : undefined;
  return { access: accessToken, refresh, lifetime, by: "store" };
}
