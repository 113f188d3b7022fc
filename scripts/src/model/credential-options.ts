import { findFreeName, toCamelCase } from "../names.ts";
import type { SpokenScheme } from "./security-schemes.ts";

/** What a client is made with beside its credentials. */
export const clientOptions: readonly string[] =
  "environment baseUrl fetch timeout deadline retry maxBytes concurrency onEvent middleware tokenStore".split(
    " ",
  );

/** The option of each of several schemes, by the scheme's key: as short as tells them apart. */
export function chooseOptions(schemes: readonly SpokenScheme[]): Map<string, string> {
  const options = new Map<string, string>();
  const taken = new Set([...clientOptions, "username", "password"]);
  const keys = schemes.filter(({ strategy }) => strategy.strategy.endsWith("-key"));
  for (const { key, name, strategy } of schemes) {
    const wanted = readWanted(strategy.strategy, name, keys.length === 1);
    const option = findFreeName(wanted, (each) => taken.has(each));
    taken.add(option);
    options.set(key, option);
  }
  return options;
}

function readWanted(strategy: string, name: string, isOnlyKey: boolean): string {
  if (strategy === "bearer") return "token";
  if (strategy === "basic") return "basic";
  if (isOnlyKey) return "apiKey";
  const option = toCamelCase(name);
  return /^[a-z]/i.test(option) ? option : "apiKey";
}
