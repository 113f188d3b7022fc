import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential, HEADER_CREDENTIAL } from "./credential.ts";
import type { Credential } from "./options.ts";

/** Sends a lasting token as `Authorization: Bearer`. */
export function bearer(token: Credential): AuthenticationStrategy {
  return ({ provider }) => {
    const read = createCredential(provider, "token", token, HEADER_CREDENTIAL);
    return { header: "authorization", read: async () => `Bearer ${await read()}` };
  };
}
