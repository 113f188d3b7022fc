import { descriptor as align } from "@tributary/align";
import alignContract from "@tributary/align/openapi.json" with { type: "json" };
import { descriptor as gurupay } from "@tributary/gurupay";
import gurupayContract from "@tributary/gurupay/openapi.json" with { type: "json" };
import type { ProviderDescriptor } from "@tributary/http";
import { descriptor as killb } from "@tributary/killb";
import killbContract from "@tributary/killb/openapi.json" with { type: "json" };
import { findWays } from "./find-ways.ts";
import type { Schema } from "./schema.ts";

/** What each provider's package says of it. */
export const descriptors: Readonly<Record<string, ProviderDescriptor>> = { killb, align, gurupay };

const contracts: Readonly<Record<string, object>> = {
  killb: killbContract,
  align: alignContract,
  gurupay: gurupayContract,
};

/** The schema of a provider's customer in its contract, each reference replaced by what it names. */
export function readRecordSchema(provider: string): Schema {
  const contract = contracts[provider];
  const descriptor = descriptors[provider];
  if (!contract || !descriptor) {
    throw new Error(`name the contract and the descriptor of ${provider} in test/support/contracts.ts`);
  }
  const { get, list, profile } = findWays(descriptor);
  const path = (get ?? profile ?? list)?.path ?? "";
  const answer = follow(contract, ["paths", path, "get", "responses", "200", "content", "application/json"]);
  const schema = inline(contract, (answer as { schema: Schema }).schema);
  return get || profile ? schema : (schema.items ?? schema);
}

function inline(contract: object, value: unknown): Schema {
  if (Array.isArray(value)) return value.map((item) => inline(contract, item)) as never;
  if (typeof value !== "object" || value === null) return value as never;
  if ("$ref" in value) {
    return inline(contract, follow(contract, String(value.$ref).slice("#/".length).split("/")));
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inline(contract, part)]));
}

function follow(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const next = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (next === undefined) throw new Error(`the contract has no ${name}`);
  return follow(next, rest);
}
