import type { Credential } from "../client/options.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";
import { createHeaderProof } from "./header-proof.ts";

/** A colon would end the name early (RFC 7617, section 2). */
const USERNAME = /^[^:\p{Cc}\p{Cs}]+$/u;

/** Some providers take a key for the name and nothing for the password. */
const PASSWORD = /^[^\p{Cc}\p{Cs}]*$/u;

/** Sends a name and a password as `Authorization: Basic`, in UTF-8 (RFC 7617). */
export function basic(credentials: {
  readonly username: Credential;
  readonly password: Credential;
}): AuthenticationStrategy {
  return ({ provider }) => {
    const { username, password } = credentials;
    const toText = (value: string): string => value;
    const wanted = "a text without control characters";
    const readers = [
      createCredential(provider, "username", username, toText, USERNAME, `${wanted} and colons`),
      createCredential(provider, "password", password, toText, PASSWORD, wanted),
    ];
    const toProof = createHeaderProof("authorization", "Basic ");
    return {
      headers: ["authorization"],
      read: async () => {
        const bytes = new TextEncoder().encode((await Promise.all(readers.map((read) => read()))).join(":"));
        return toProof(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
      },
    };
  };
}
