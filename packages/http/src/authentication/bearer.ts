import type { Credential } from "../client/options.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential, HEADER_CREDENTIAL } from "./credential.ts";

/** Sends a lasting token as `Authorization: Bearer`. */
export function bearer(token: Credential, option = "token"): AuthenticationStrategy {
  return ({ provider }) => {
    const read = createCredential(provider, option, token, HEADER_CREDENTIAL);
    const toHeader = (value: string) => `Bearer ${value}`;
    return {
      header: "authorization",
      read() {
        const value = read();
        return typeof value === "string" ? toHeader(value) : value.then(toHeader);
      },
    };
  };
}
