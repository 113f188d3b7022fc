import { join } from "node:path";
import { parseArgs } from "node:util";
import { collectCustomers } from "./quickstart/collect-customers.ts";
import { describeError } from "./quickstart/describe-error.ts";
import { showFaults } from "./quickstart/faults/show-faults.ts";
import { formatCustomers } from "./quickstart/format-customers.ts";
import { connectLive } from "./quickstart/live.ts";
import { connectMocks } from "./quickstart/mocks.ts";
import { reportContracts } from "./quickstart/report-contracts.ts";

const usage = `Shows the customers of KillB, Align and Guru Pay as one list.

  pnpm demo            on mock servers, started for the purpose
  pnpm demo --live     on the providers' sandboxes, with credentials from the environment
  pnpm demo --faults   the same client while providers are down, slow or lying; fails if one costs another its data
  pnpm demo --json     prints the records as JSON, and nothing else
  pnpm demo --help     this text

--live reads KILLB_EMAIL and KILLB_PASSWORD; ALIGN_API_KEY and ALIGN_CUSTOMER_IDS (with commas between);
GURUPAY_TOKEN. Providers whose variables are not set are left out.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      live: { type: "boolean" },
      json: { type: "boolean" },
      faults: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (values.faults === true) {
    if (values.live !== true && values.json !== true) return (await showFaults(console.log)) ? 0 : 1;
    console.error(
      `--faults runs on servers of its own and prints a table: leave --live and --json out\n\n${usage}`,
    );
    return 2;
  }
  const say = values.json === true ? () => undefined : (line: string) => console.log(line);
  if (!(await reportContracts(join(import.meta.dirname, ".."), say))) return 1;
  await using source =
    values.live === true ? connectLive(process.env, (line) => console.error(line)) : await connectMocks(say);
  if (source === undefined) return 1;

  const customers = await collectCustomers(source);
  if (values.json === true) {
    console.log(JSON.stringify(customers, null, 2));
    return 0;
  }
  say(`\nCustomers of all providers:\n\n${formatCustomers(customers)}`);
  if (source.unknown !== undefined) {
    say("\nA customer that does not exist:\n");
    await source.customers.get(source.unknown).catch((error: unknown) => say(describeError(error)));
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error;
  console.error(isUsage ? `${error.message}\n\n${usage}` : describeError(error));
  process.exitCode = isUsage ? 2 : 1;
}
