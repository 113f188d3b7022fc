import type { ProviderFailure, ProviderId } from "@tributary/customers";
import { alignRecords, gurupayRecords } from "../people-mocks.ts";
import type { Dashboard } from "./load-dashboard.ts";
import { type Behaviour, providers, type Scenario } from "./scenarios.ts";

/** How many customers each provider has to give. */
export const totals: Readonly<Record<ProviderId, number>> = {
  killb: 1,
  align: alignRecords.length,
  gurupay: gurupayRecords.length,
};

/** What each failure must be, by what the provider does; nothing where all must arrive. */
const mustBe: Readonly<Record<Behaviour, RegExp | undefined>> = {
  well: undefined,
  bent: undefined,
  down: /^NetworkError ECONNREFUSED$/,
  slow: /^TimeoutError$/,
  lying: /^ParseError (?:unparsable-body|no-items)$/,
};

/** How far beyond the deadline a dashboard may come, in milliseconds: timers and the machine are not exact. */
const TOLERANCE = 1_000;

/** Says in what a dashboard differs from what its scenario must come to; nothing when it came out right. */
export function findDeviations(
  { behaviours }: Scenario,
  { customers, failures, milliseconds }: Dashboard,
  deadline: number,
): string[] {
  const deviations = providers.flatMap((provider) => {
    const wanted = mustBe[behaviours[provider]];
    const arrived = customers.filter((customer) => customer.provider === provider).length;
    const told = failures.filter((failure) => failure.provider === provider).map(describeFailure);
    const due = wanted === undefined ? totals[provider] : 0;
    const wrong = told.filter((failure) => wanted?.test(failure) !== true);
    return [
      ...(arrived === due ? [] : [`${provider} gave ${arrived} customers where ${due} are due`]),
      ...wrong.map((failure) => `${provider} failed with ${failure}`),
      ...(wanted !== undefined && told.length === 0 ? [`${provider} failed and nothing was said of it`] : []),
    ];
  });
  const isLate = milliseconds > deadline + TOLERANCE;
  return isLate ? [...deviations, `it took ${Math.round(milliseconds)} of ${deadline} ms`] : deviations;
}

/** A failure in words that hold for every run: its class, then the status or the code that is known of it. */
export function describeFailure({ error }: ProviderFailure): string {
  const { code, name, status } = error as Error & { readonly code?: string; readonly status?: number };
  return [name, code ?? status].filter((word) => word !== undefined).join(" ");
}
