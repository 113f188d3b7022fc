import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "./find-packages.ts";
import { runCommand } from "./run-command.ts";

/** What a user of every client writes; it must compile and run. */
const program = `import { createAlignClient } from "@tributary/align";
import contract from "@tributary/align/openapi.json" with { type: "json" };
import { createCustomers, type Customer } from "@tributary/customers";
import { createGurupayClient, unwrap, HttpError } from "@tributary/gurupay";
import { createKillbClient } from "@tributary/killb";

const fetch = async (): Promise<Response> => Response.json({ uuid: "a", name: "Ada" });
const gurupay = createGurupayClient({ token: "token", fetch });
const result = await gurupay.getCustomer({ uuid: "a" });
const status: "pending" | "approved" | "rejected" | null | undefined = await readStatus();
async function readStatus() {
  const answer = await createAlignClient({ apiKey: "key", fetch }).getCustomer({ customer_id: "a" });
  return answer.ok ? answer.data.kycs?.status : undefined;
}
createKillbClient({ email: "person@example.com", password: "secret", fetch });
const customers = createCustomers({ align: { apiKey: "key", fetch }, gurupay: { token: "token", fetch } });
const customer: Customer = await customers.get({ provider: "gurupay", id: "a" });
if (!result.ok && result.status === 404) result.error.errors;
if (customer.name !== "Ada" || unwrap(result).name !== "Ada" || HttpError.is(customer) || status !== undefined) {
  throw new Error("the packed clients do not work");
}
console.log(contract.info.title);
`;

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
};

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler", resolveJsonModule: true },
};

/** The names under which a folder holds each supported compiler. */
const compilers: Readonly<Record<string, string>> = {
  "5.9": "scripts/node_modules/typescript",
  "6.0": "node_modules/typescript-6",
  "7.0": "node_modules/typescript",
};

/** Lays out a project, outside the workspace, that has the packed packages installed and nothing else of ours. */
export async function createConsumer(
  root: string,
  folder: string,
  tarballs: ReadonlyMap<PublishedPackage, string>,
): Promise<void> {
  for (const [{ name, folder: source }, tarball] of tarballs) {
    const target = join(folder, "node_modules", name);
    mkdirSync(target, { recursive: true });
    await runCommand("tar", ["-xzf", tarball, "--strip-components=1", "-C", target], folder);
    linkDependencies(source, join(folder, "node_modules"));
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "program.ts"), program);
  for (const [name, options] of Object.entries(resolutions)) {
    const config = { compilerOptions: { ...compilerOptions, ...options }, include: ["program.ts"] };
    writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify(config));
  }
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
}

/** Links what a package depends on, other than packages of ours, from where the workspace has it. */
function linkDependencies(source: string, modules: string): void {
  const installed = join(source, "node_modules");
  for (const name of readdirSync(installed).filter(
    (each) => !each.startsWith(".") && each !== "@tributary",
  )) {
    try {
      symlinkSync(join(installed, name), join(modules, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Type-checks the program under each supported compiler and resolution, then runs it. Returns what went wrong. */
export async function checkConsumer(root: string, folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const [version, location] of Object.entries(compilers)) {
    for (const resolution of Object.keys(resolutions)) {
      const compiler = join(root, location, "bin/tsc");
      const { isWell, output } = await runCommand(
        process.execPath,
        [compiler, "-p", `tsconfig.${resolution}.json`],
        folder,
      );
      if (!isWell) problems.push(`TypeScript ${version}, ${resolution}:\n${output}`);
    }
  }
  const { isWell, output } = await runCommand(process.execPath, ["program.ts"], folder);
  if (!isWell) problems.push(`running the program:\n${output}`);
  return problems;
}
