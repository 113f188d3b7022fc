import type { Credential } from "../client/options.ts";
import { ConfigError } from "../errors/refusals.ts";

/** What a credential may be, by the place it goes to. */
export interface CredentialShape {
  readonly pattern: RegExp;
  readonly wanted: string;
}

export const HEADER_CREDENTIAL: CredentialShape = {
  pattern: /^[\x21-\x7e]+$/,
  wanted: "printable ASCII without spaces",
};

export const BODY_CREDENTIAL: CredentialShape = { pattern: /./s, wanted: "a non-empty string" };

/**
 * Checks a credential and gives the function that reads it. A value is checked now, what a function answers
 * at each call; a function's own error passes through.
 */
export function createCredential(
  provider: string,
  option: string,
  credential: Credential,
  { pattern, wanted }: CredentialShape,
): () => string | Promise<string> {
  const check = (value: unknown): string => {
    if (typeof value === "string" && pattern.test(value)) return value;
    throw new ConfigError({ provider }, option, `pass ${wanted}, or a function that returns it`);
  };
  if (typeof credential === "function") return async () => check(await credential());
  check(credential);
  return () => credential;
}
