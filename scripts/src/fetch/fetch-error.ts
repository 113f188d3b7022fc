/** A document that could not be fetched: says from where and why. A query of the address is not told. */
export class FetchError extends Error {
  override readonly name = "FetchError";

  constructor(address: URL | string, problem: string) {
    super(`${strip(address)}: ${problem}`);
  }
}

/** The address without what may be a secret. */
function strip(address: URL | string): string {
  if (!URL.canParse(String(address))) return String(address);
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
