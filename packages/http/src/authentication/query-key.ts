import type { Credential } from "../client/options.ts";
import type { QueryKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { BODY_CREDENTIAL, createCredential } from "./credential.ts";

/**
 * Sends a key in the query parameter the provider names. It is written into the URL last, after middleware:
 * no error, event or result of this package tells a URL.
 */
export function queryKey(
  authentication: QueryKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  return ({ provider }) => ({
    header: "",
    read: createCredential(provider, option, key, BODY_CREDENTIAL),
    place(outgoing, value) {
      const { url, method, headers, body } = outgoing;
      const pair = `${encodeURIComponent(authentication.query)}=${encodeURIComponent(value)}`;
      return { url: `${url}${url.includes("?") ? "&" : "?"}${pair}`, method, headers, body };
    },
  });
}
