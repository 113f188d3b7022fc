import type { Credential } from "../client/options.ts";
import { ConfigError } from "../errors/refusals.ts";

/** What may stand in a header: printable ASCII without spaces. */
export const HEADER_CREDENTIAL: RegExp = /^[\x21-\x7e]+$/;

/**
 * Checks a credential and gives the function that reads what is made of it. A value is checked now, what a
 * function answers at each call; a function's own error passes through.
 * @param shape what it must match. Default: what may stand in a header.
 * @param wanted the same in words.
 */
export function createCredential<Made>(
  provider: string,
  option: string,
  credential: Credential,
  make: (value: string) => Made,
  shape: RegExp = HEADER_CREDENTIAL,
  wanted = "printable ASCII without spaces",
): () => Made | Promise<Made> {
  const check = (value: unknown): Made => {
    if (typeof value === "string" && shape.test(value)) return make(value);
    throw new ConfigError({ provider }, option, `pass ${wanted}, or a function that returns it`);
  };
  if (typeof credential === "function") return async () => check(await credential());
  const made = check(credential);
  return () => made;
}
