import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../packages/run-command.ts";

const name = "@octokit/openapi";
const version = "23.0.2";

/**
 * GitHub's document, of over a thousand operations. It is no dependency of the workspace: it is installed from the
 * npm registry into a folder that may be deleted, once.
 * @throws when it cannot be installed.
 */
export async function obtainDocument(root: string, print: (line: string) => void): Promise<string> {
  const folder = join(root, "node_modules/.cache/tributary", `octokit-openapi-${version}`);
  const file = join(folder, "node_modules", name, "generated/api.github.com.json");
  if (existsSync(file)) return file;
  print(`Installing ${name}@${version} from the npm registry into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  const options = ["--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
  const { output } = await runCommand("npm", ["install", ...options, `${name}@${version}`], folder);
  if (existsSync(file)) return file;
  throw new Error(`${name}@${version} could not be installed; give a document by --document.\n${output}`);
}
