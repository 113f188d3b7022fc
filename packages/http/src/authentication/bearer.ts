import type { Credential } from "../client/options.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";
import { createHeaderProof } from "./header-proof.ts";

/** Sends a lasting token as `Authorization: Bearer`. */
export function bearer(token: Credential, option = "token"): AuthenticationStrategy {
  return ({ provider }) => ({
    headers: ["authorization"],
    read: createCredential(provider, option, token, createHeaderProof("authorization", "Bearer ")),
  });
}
