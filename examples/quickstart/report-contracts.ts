import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Says which contracts the clients were generated from, and whether they are current. False if one is not. */
export async function reportContracts(root: string, say: (line: string) => void): Promise<boolean> {
  say("Checking that the generated clients are current:");
  try {
    const { stdout } = await run(process.execPath, [join(root, "scripts/codegen.ts"), "--check"]);
    say(indent(stdout));
    return true;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.error(indent(`${stdout}${stderr}`));
    return false;
  }
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, "  ");
}
