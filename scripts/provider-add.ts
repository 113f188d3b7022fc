import { join } from "node:path";
import { parseArgs } from "node:util";
import { addProvider } from "./src/add/add-provider.ts";
import { installWorkspace } from "./src/add/install-workspace.ts";
import { CodegenError } from "./src/codegen-error.ts";
import { FetchError } from "./src/fetch/fetch-error.ts";

const usage = `Adds a provider: specs/<name>, its package, its mock and a changeset.

  pnpm provider:add <name> <file or URL>

  --display-name <name>   the provider's own name; default: the title of the document
  --page <URL>            the page the document is from; default: its address, or a page that it names
  --fixes <file>          an overlay of what the document gets wrong, to begin fixes.overlay.yaml with
  --operations <a,b>      offer only the methods of these names; default: all
  --tag <tag>             offer only the operations with this tag; default: all
  --dry-run               do all but write
  --no-install            do not run \`pnpm install\` for the new package
  --help                  this text

Exit codes: 0 the provider is there, 1 it could not be added and the tree is as it was, 2 the command line is wrong.`;

class UsageError extends Error {}

const root = join(import.meta.dirname, "..");

async function main(signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      "display-name": { type: "string" },
      page: { type: "string" },
      fixes: { type: "string" },
      operations: { type: "string" },
      tag: { type: "string" },
      "dry-run": { type: "boolean" },
      "no-install": { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  const [name, source, ...others] = positionals;
  if (name === undefined || source === undefined || others.length > 0) {
    throw new UsageError("Give a name and a file or URL.");
  }
  if (values.page !== undefined && !URL.canParse(values.page)) throw new UsageError("--page takes a URL.");
  const { files } = await addProvider({
    root,
    name,
    source,
    displayName: values["display-name"],
    page: values.page,
    fixes: values.fixes,
    operations: values.operations?.split(",").map((each) => each.trim()) ?? [],
    tag: values.tag,
    dryRun: values["dry-run"] === true,
    today: new Date().toISOString().slice(0, 10),
    print: (line) => console.log(line),
    signal,
  });
  if (values["dry-run"] === true) return 0;
  if (values["no-install"] !== true) await installWorkspace(root);
  console.log(
    `Added ${name}: ${files.size} files. Next: \`npx vitest run packages/${name}\`, and read specs/${name}.`,
  );
  return 0;
}

/** Says what went wrong, and gives the exit code that stands for it. */
function report(error: unknown): number {
  if (isUsageError(error)) {
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  const isExpected = error instanceof CodegenError || error instanceof FetchError;
  if (error instanceof Error && error.name === "AbortError") console.error("Stopped; the tree is as it was.");
  else console.error(isExpected ? error.message : error);
  return 1;
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

const interruption = new AbortController();
const stop = (): void => interruption.abort();
process.once("SIGINT", stop);
process.exitCode = await main(interruption.signal).catch(report);
process.removeListener("SIGINT", stop);
