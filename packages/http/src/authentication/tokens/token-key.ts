import type { AuthenticationContext } from "../authentication.ts";

/** As many as every platform allows. */
const ITERATIONS = 100_000;

/**
 * Names the place of a token in a store: another for each provider, server and set of credentials. Derived
 * slowly (PBKDF2), as stores show their keys to many: none should help to guess a password.
 */
export async function deriveTokenKey(
  { provider, baseUrl }: AuthenticationContext,
  credentials: Readonly<Record<string, string>>,
): Promise<string> {
  const { subtle } = crypto;
  const secret = encode(Object.entries(credentials).toSorted());
  const material = await subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const salt = encode([provider, baseUrl]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
  const bits = new Uint8Array(await subtle.deriveBits(parameters, material, 256));
  return `tributary:${provider}:${Array.from(bits, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
