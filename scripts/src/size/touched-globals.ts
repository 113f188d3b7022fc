import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { bundle } from "./bundle.ts";

const run = promisify(execFile);

/** In Node the first look at any of these loads its whole HTTP client. */
const WATCHED = ["Request", "Response", "Headers", "FormData"];

/** Runs before the clients are loaded: takes down who looks at a global, and gives nothing away. */
const watch = `const touched = new Set();
for (const name of ${JSON.stringify(WATCHED)}) {
  Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.add(name) });
}`;

const program = `import { createAlignClient } from "@tributary/align";
import { createGurupayClient } from "@tributary/gurupay";
import { createKillbClient } from "@tributary/killb";
export const create = () => [
  createAlignClient({ apiKey: "key" }),
  createGurupayClient({ token: "token" }),
  createKillbClient({ email: "a@example.com", password: "secret" }),
];`;

/** Names the globals of HTTP that clients look at while they are imported and created, in a process of its own. */
export async function findTouchedGlobals(root: string, source: string = program): Promise<string[]> {
  const { code } = await bundle(root, source);
  const address = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  const script = `${watch}
const { create } = await import(${JSON.stringify(address)});
create();
console.log(JSON.stringify([...touched]));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
  return JSON.parse(stdout) as string[];
}
