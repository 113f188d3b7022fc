import type { Credential } from "../client/options.ts";
import type { CookieKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";

/** What may stand in a cookie without quotes (RFC 6265, section 4.1.1). */
const COOKIE_CREDENTIAL: RegExp = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** Sends a key as the cookie the provider names. Browsers keep cookies to themselves and drop it. */
export function cookieKey(
  authentication: CookieKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  return ({ provider }) => {
    const read = createCredential(provider, option, key, COOKIE_CREDENTIAL);
    const toHeader = (value: string) => `${authentication.cookie}=${value}`;
    return {
      header: "cookie",
      read() {
        const value = read();
        return typeof value === "string" ? toHeader(value) : value.then(toHeader);
      },
    };
  };
}
