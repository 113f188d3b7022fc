import { createCustomers } from "@tributary/customers";
import { findDeviations } from "./find-deviations.ts";
import { formatOutcome, heading } from "./format-outcome.ts";
import { loadDashboard } from "./load-dashboard.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import { type Servers, startServers } from "./start-servers.ts";

/** Milliseconds that a dashboard may take in all. */
const DEADLINE = 1_500;

/** Runs every scenario and shows what came of it. False when one did not come out as it must. */
export async function showFaults(say: (line: string) => void): Promise<boolean> {
  await using servers = await startServers();
  say("One client over three providers, each on a server of its own that fails as the scenario says.");
  say(`Everything is asked for at once, with a deadline of ${DEADLINE} ms:\n\n${heading}`);
  const run = (scenario: Scenario) => runScenario(scenario, servers, say);
  const isSlow = ({ behaviours }: Scenario) => Object.values(behaviours).includes("slow");
  const results: boolean[] = [];
  for (const scenario of scenarios.filter((each) => !isSlow(each))) results.push(await run(scenario));
  // Those that take all of the deadline take it together.
  results.push(...(await Promise.all(scenarios.filter(isSlow).map(run))));
  const wrong = results.filter((isRight) => !isRight).length;
  say(
    wrong === 0
      ? `\nAll ${results.length} scenarios came out as they must: no provider cost another its customers.`
      : `\n${wrong} of ${results.length} scenarios did not come out as they must.`,
  );
  return wrong === 0;
}

async function runScenario(
  scenario: Scenario,
  { urls }: Servers,
  say: (line: string) => void,
): Promise<boolean> {
  const { align, gurupay, killb } = scenario.behaviours;
  // Sent once only: a second try would hide what the first one met.
  const customers = createCustomers({
    killb: { email: "treasury@example.com", password: "demo", baseUrl: urls[killb].killb, retry: false },
    align: { apiKey: "demo-key", baseUrl: urls[align].align, retry: false },
    gurupay: { token: "demo-token", baseUrl: urls[gurupay].gurupay, retry: false },
  });
  const dashboard = await loadDashboard(customers, DEADLINE);
  say(formatOutcome(scenario.name, dashboard));
  const deviations = findDeviations(scenario, dashboard, DEADLINE);
  for (const deviation of deviations) say(`    NOT AS IT MUST: ${deviation}`);
  return deviations.length === 0;
}
