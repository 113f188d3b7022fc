import type { Credential } from "../client/options.ts";
import type { ApiKeyAuthentication } from "../descriptor/descriptor.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";
import { createHeaderProof } from "./header-proof.ts";

/** Sends a key in the header the provider names. */
export function apiKey(
  authentication: ApiKeyAuthentication,
  key: Credential,
  option = "apiKey",
): AuthenticationStrategy {
  const header = authentication.header.toLowerCase();
  return ({ provider }) => ({
    headers: [header],
    read: createCredential(provider, option, key, createHeaderProof(header)),
  });
}
