import type { Credential } from "../client/options.ts";
import type { ApiKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";

/** Sends a key in the header the provider names. */
export function apiKey(authentication: ApiKeyAuthentication, key: Credential): AuthenticationStrategy {
  return ({ provider }) => ({
    header: authentication.header,
    read: createCredential(provider, "apiKey", key),
  });
}
