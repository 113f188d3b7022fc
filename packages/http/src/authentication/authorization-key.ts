import type { Credential } from "../client/options.ts";
import type { AuthenticationStrategy } from "./authentication.ts";
import { createCredential } from "./credential.ts";
import { createHeaderProof } from "./header-proof.ts";

/** A scheme and its value have a space between them: `Token 123`. */
const SHAPE = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;

/** Sends a key as the whole of `Authorization`, its scheme included. */
export function authorizationKey(key: Credential, option = "apiKey"): AuthenticationStrategy {
  return ({ provider }) => ({
    headers: ["authorization"],
    read: createCredential(
      provider,
      option,
      key,
      createHeaderProof("authorization"),
      SHAPE,
      "printable ASCII without spaces at its ends",
    ),
  });
}
