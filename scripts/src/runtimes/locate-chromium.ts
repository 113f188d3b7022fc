import { explainFailure } from "./explain-failure.ts";
import type { Machine } from "./locate-runtime.ts";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome"];

const MACOS_EXECUTABLES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Finds a browser of the Chromium family; where there is none, and root may, installs Debian's. */
export async function locateChromium(machine: Machine): Promise<string | { skipped: string }> {
  const found = await findChromium(machine);
  if (found !== undefined) return found;
  const skipped = findObstacle(machine);
  if (skipped !== undefined) return { skipped };
  return await installChromium(machine);
}

async function findChromium({ cache, exists, run }: Machine): Promise<string | undefined> {
  for (const command of COMMANDS) {
    if ((await run(command, ["--version"], cache)).isWell) return command;
  }
  return MACOS_EXECUTABLES.find((path) => exists(path));
}

function findObstacle({ isRoot, mayInstall, platform }: Machine): string | undefined {
  if (!mayInstall) return "it is not installed, and --no-install was given";
  if (!platform.startsWith("linux-"))
    return `it is not installed, and this command does not install it on ${platform}`;
  return isRoot ? undefined : "it is not installed, and only root may install it";
}

async function installChromium(machine: Machine): Promise<string | { skipped: string }> {
  const { cache, run } = machine;
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], cache);
  let result = await install();
  if (!result.isWell) {
    // A fresh machine has no list of packages, an old one a list of what is gone.
    await run("apt-get", ["update"], cache);
    result = await install();
  }
  if (!result.isWell) return { skipped: `apt-get could not install it: ${explainFailure(result.output)}` };
  return (await findChromium(machine)) ?? { skipped: "apt-get installed it, yet it does not start" };
}
