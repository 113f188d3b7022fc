import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CapabilityTable } from "@tributary/customers";
import { replaceMarkedSection } from "../repository/marked-section.ts";
import { formatMembers, type ModelSchema } from "./member-table.ts";
import { type Adapters, formatCapabilities, formatSources } from "./provider-tables.ts";

const README = "packages/customers/README.md";
const SCHEMA = "packages/customers/customer.schema.json";

export interface DocumentCustomersOptions {
  /** The repository. */
  readonly root: string;
  readonly adapters: Adapters;
  readonly capabilities: CapabilityTable<Adapters>;
  /** Write nothing, and fail when the README holds other tables. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** Writes the tables of the customers package's README, or checks them; tells whether all is well. */
export function documentCustomers({
  root,
  adapters,
  capabilities,
  check,
  print,
}: DocumentCustomersOptions): boolean {
  const schema = JSON.parse(readFileSync(join(root, SCHEMA), "utf8")) as ModelSchema;
  const members = Object.keys(schema.properties ?? {}).filter((member) => member !== "provider");
  const sections = {
    capabilities: formatCapabilities(adapters, capabilities),
    members: formatMembers(schema),
    sources: formatSources(adapters, members),
  };
  const before = readFileSync(join(root, README), "utf8");
  const after = Object.entries(sections).reduce(
    (text, [name, lines]) => replaceIn(text, name, lines),
    before,
  );
  if (after === before) {
    print(`${README} is up to date`);
    return true;
  }
  if (check) {
    print(`${README} holds other tables than the adapters and ${SCHEMA} make: run pnpm docs:customers`);
    return false;
  }
  writeFileSync(join(root, README), after);
  print(`${README} is written`);
  return true;
}

function replaceIn(text: string, name: string, lines: readonly string[]): string {
  try {
    return replaceMarkedSection(text, name, lines);
  } catch (error) {
    throw new Error(`${README}: ${(error as Error).message}`, { cause: error });
  }
}
