import { PartialFailureError, TributaryError } from "@tributary/customers";

/** An error as a person reads it: what happened, then what is known of it. */
export function describeError(error: unknown): string {
  if (PartialFailureError.is(error)) {
    return error.failures.map(({ error: each }) => describeError(each)).join("\n");
  }
  if (!TributaryError.is(error)) return `  ${String(error)}`;
  const { name, message, provider, operation, method, status, code, attempts } = error;
  const facts = { provider, operation, method, status, code, attempts };
  const lines = Object.entries(facts)
    .filter(([, fact]) => fact !== undefined)
    .map(([fact, value]) => `    ${fact.padEnd(10)} ${value}`);
  return [`  ${name}: ${message}`, ...lines].join("\n");
}
