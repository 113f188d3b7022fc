import type { Credential } from "../client/options.ts";
import type { QueryKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy, Proof } from "./authentication.ts";
import { createCredential } from "./credential.ts";
import { renameResponse } from "./rename-response.ts";

/** All that has a form in UTF-8. */
const SHAPE = /^[^\p{Cc}\p{Cs}]+$/u;

/**
 * Sends a key in the query parameter the provider names. It is written into the URL last, after middleware, and
 * taken out of what the response says of its URL; a caller's own `fetch` sees it.
 */
export function queryKey(
  { query }: QueryKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  const name = encodeURIComponent(query);
  return ({ provider }) => ({
    headers: [],
    read: createCredential(
      provider,
      option,
      key,
      (value) => createQueryProof(`${name}=${encodeURIComponent(value)}`),
      SHAPE,
      "a text without control characters",
    ),
  });
}

function createQueryProof(pair: string): Proof {
  return (fetch) => async (url, init) => {
    // Middleware may have added a fragment, behind which nothing is sent.
    const { origin, pathname, search } = new URL(url);
    const query = search ? `${search}&${pair}` : `?${pair}`;
    return renameResponse(await fetch(origin + pathname + query, init), url);
  };
}
