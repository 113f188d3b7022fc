import type { Credential } from "../client/options.ts";
import { ConfigError } from "../errors/refusals.ts";

/** What may stand in a header: printable ASCII without spaces. */
export const HEADER_CREDENTIAL: RegExp = /^[\x21-\x7e]+$/;

/** What may stand in a request body: anything but nothing. */
export const BODY_CREDENTIAL: RegExp = /./s;

/**
 * Checks a credential and gives the function that reads it. A value is checked now, what a function answers
 * at each call; a function's own error passes through.
 */
export function createCredential(
  provider: string,
  option: string,
  credential: Credential,
  shape: RegExp,
): () => string | Promise<string> {
  const check = (value: unknown): string => {
    if (typeof value === "string" && shape.test(value)) return value;
    const wanted = shape === HEADER_CREDENTIAL ? "printable ASCII without spaces" : "a non-empty string";
    throw new ConfigError({ provider }, option, `pass ${wanted}, or a function that returns it`);
  };
  if (typeof credential === "function") return async () => check(await credential());
  const value = check(credential);
  return () => value;
}
