import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Links a new package into the workspace, as `pnpm install` does.
 * @throws when it fails: the package is there, and needs only to be installed.
 */
export async function installWorkspace(root: string): Promise<void> {
  const child = spawn("pnpm", ["install", "--prefer-offline", "--no-frozen-lockfile"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The provider is added, but `pnpm install` failed: run it again.");
}
