import type { Credential } from "../client/options.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";

/** A colon would end the name early (RFC 7617, section 2). */
const USERNAME: RegExp = /^[^:\p{Cc}]+$/u;

/** Some providers take a key for the name and nothing for the password. */
const PASSWORD: RegExp = /^\P{Cc}*$/u;

/** Sends a name and a password as `Authorization: Basic`, in UTF-8 (RFC 7617). */
export function basic(credentials: {
  readonly username: Credential;
  readonly password: Credential;
}): AuthenticationStrategy {
  return ({ provider }) => {
    const readUsername = createCredential(provider, "username", credentials.username, USERNAME);
    const readPassword = createCredential(provider, "password", credentials.password, PASSWORD);
    return {
      header: "authorization",
      read() {
        const [username, password] = [readUsername(), readPassword()];
        if (typeof username === "string" && typeof password === "string") return write(username, password);
        return Promise.all([username, password]).then((both) => write(...both));
      },
    };
  };
}

function write(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
