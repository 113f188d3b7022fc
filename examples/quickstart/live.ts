import { type CustomersOptions, createCustomers } from "@tributary/customers";
import type { CustomersSource } from "./source.ts";

/** What the environment must hold for each provider. */
const variables = {
  killb: ["KILLB_EMAIL", "KILLB_PASSWORD"],
  align: ["ALIGN_API_KEY", "ALIGN_CUSTOMER_IDS"],
  gurupay: ["GURUPAY_TOKEN"],
} as const;

const unknownId = "00000000-0000-4000-8000-000000000000";

/** The options of each provider's client, and the customers to look up at Align. */
export interface LiveOptions {
  readonly options: CustomersOptions;
  readonly alignIds: readonly string[];
}

/**
 * Reads what is needed for the sandbox of each provider that the environment has credentials for, and says which
 * variables are missing for the others. Undefined when there is none.
 */
export function readLiveOptions(
  environment: NodeJS.ProcessEnv,
  warn: (line: string) => void,
): LiveOptions | undefined {
  const isSet = (provider: keyof typeof variables): boolean => {
    const missing = variables[provider].filter((name) => !environment[name]);
    if (missing.length > 0) warn(`${provider} is left out: ${missing.join(" and ")} not set`);
    return missing.length === 0;
  };
  const read = (name: string): string => environment[name] ?? "";
  const hasGurupay = isSet("gurupay");
  const hasAlign = isSet("align");
  const options: CustomersOptions = {
    ...(isSet("killb")
      ? { killb: { email: read("KILLB_EMAIL"), password: read("KILLB_PASSWORD"), environment: "sandbox" } }
      : {}),
    ...(hasAlign ? { align: { apiKey: read("ALIGN_API_KEY"), environment: "sandbox" } } : {}),
    ...(hasGurupay ? { gurupay: { token: read("GURUPAY_TOKEN"), environment: "sandbox" } } : {}),
  };
  if (Object.keys(options).length === 0) return undefined;
  const ids = hasAlign ? read("ALIGN_CUSTOMER_IDS").split(",") : [];
  return { options, alignIds: ids.map((id) => id.trim()) };
}

/** Connects to the sandbox of each provider that the environment has credentials for. Undefined when there is none. */
export function connectLive(
  environment: NodeJS.ProcessEnv,
  warn: (line: string) => void,
): CustomersSource | undefined {
  const live = readLiveOptions(environment, warn);
  if (live === undefined) {
    warn("No provider can be asked: set the variables of at least one (`pnpm demo --help`).");
    return undefined;
  }
  const { alignIds, options } = live;
  return {
    // Which providers are there is known at run time only: `supports` is asked before each call.
    customers: createCustomers(options as Required<CustomersOptions>),
    references: alignIds.map((id) => ({ provider: "align", id })),
    unknown: options.gurupay ? { provider: "gurupay", id: unknownId } : undefined,
    async [Symbol.asyncDispose]() {},
  };
}
