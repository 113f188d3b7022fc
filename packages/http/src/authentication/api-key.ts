import type { Credential } from "../client/options.ts";
import type { ApiKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential, HEADER_CREDENTIAL } from "./credential.ts";

/** `Authorization` holds a scheme and its value, with a space between them: `Token 123`. */
const AUTHORIZATION: RegExp = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;

/** Sends a key in the header the provider names. */
export function apiKey(
  authentication: ApiKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  return ({ provider }) => ({
    header: authentication.header,
    read: createCredential(
      provider,
      option,
      key,
      /^authorization$/i.test(authentication.header) ? AUTHORIZATION : HEADER_CREDENTIAL,
    ),
  });
}
