import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../contracts/", import.meta.url);

/** Lists the providers whose contracts come with this package, in alphabetical order. */
export function listProviders(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/** Reads a provider's contract; throws on a provider that has none, naming those that have. */
export function readShippedContract(provider: string): object {
  const providers = listProviders();
  if (!providers.includes(provider)) {
    throw new Error(`there is no mock of "${provider}"; there are ${providers.join(", ")}`);
  }
  return JSON.parse(readFileSync(new URL(`${provider}.json`, folder), "utf8"));
}
