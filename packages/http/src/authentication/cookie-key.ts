import type { Credential } from "../client/options.ts";
import type { CookieKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy, Proof } from "./authentication.ts";
import { createCredential } from "./credential.ts";

/** What may stand in a cookie without quotes (RFC 6265, section 4.1.1). */
const SHAPE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/** Sends a key as the cookie the provider names. Browsers keep cookies to themselves and drop it. */
export function cookieKey(
  { cookie }: CookieKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  return ({ provider }) => ({
    headers: ["cookie"],
    read: createCredential(
      provider,
      option,
      key,
      (value) => createCookieProof(`${cookie}=${value}`),
      SHAPE,
      "what may stand in a cookie",
    ),
  });
}

/** All cookies are one header. */
function createCookieProof(pair: string): Proof {
  return (fetch) => (url, init) => {
    const others = init.headers["cookie"];
    const cookie = others ? `${others}; ${pair}` : pair;
    return fetch(url, { ...init, headers: { ...init.headers, cookie } });
  };
}
