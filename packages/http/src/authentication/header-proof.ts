import type { Proof } from "./authentication.ts";

/** Gives what sends a credential in a header, in the place of one that is there; the name is in lower case. */
export function createHeaderProof(name: string, prefix = ""): (value: string) => Proof {
  return (value) => (fetch) => (url, init) =>
    fetch(url, { ...init, headers: { ...init.headers, [name]: prefix + value } });
}
