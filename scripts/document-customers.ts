import { join } from "node:path";
import { parseArgs } from "node:util";
import { capabilities, providers } from "@tributary/customers";
import { documentCustomers } from "./src/customers/document-customers.ts";

const usage = `Writes the tables of packages/customers/README.md: what each provider offers, from its adapter; the members of
a customer, from customer.schema.json; and what each is read from, from the sources of the adapters.

  pnpm docs:customers            write them
  pnpm docs:customers --check    write nothing, and fail unless the README holds exactly these tables
  pnpm docs:customers --help     this text

Exit codes: 0 all is well, 1 the tables differ or have no place, 2 the command line is wrong.`;

function readOptions(): { readonly check: boolean; readonly help: boolean } {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return values;
}

function main(): number {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  try {
    const root = join(import.meta.dirname, "..");
    const { check } = options;
    const print = (line: string) => console.log(line);
    return documentCustomers({
      root,
      adapters: { ...providers },
      capabilities: { ...capabilities },
      check,
      print,
    })
      ? 0
      : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = main();
