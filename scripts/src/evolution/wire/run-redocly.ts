import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { EvolutionError } from "../evolution-error.ts";
import { openFolder } from "../open-folder.ts";
import { readReport, type WireChange } from "./read-report.ts";

const run = promisify(execFile);
const manifest = fileURLToPath(import.meta.resolve("@redocly/cli/package.json"));

/**
 * Its own settings, always given: without them the program takes those of the folder it is started in, and a
 * removed path may then count as nothing.
 */
const settings = "extends: [diff-recommended]\n";

/**
 * Compares two contracts by Redocly's diff, in a folder of its own, without telemetry.
 * @throws {EvolutionError} where one of them cannot be read.
 */
export async function diffContracts(old: string, current: string, label: string): Promise<WireChange[]> {
  using folder = openFolder("wire");
  writeFileSync(join(folder.path, "old.json"), old);
  writeFileSync(join(folder.path, "new.json"), current);
  writeFileSync(join(folder.path, "settings.yaml"), settings);
  return readReport(await runDiff(folder.path, label));
}

async function runDiff(folder: string, label: string): Promise<string> {
  const program = join(manifest, "../bin/cli.js");
  const words = [
    "diff",
    "old.json",
    "new.json",
    "--format",
    "json",
    "--config",
    "settings.yaml",
    "--fail-on",
    "none",
  ];
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
  };
  try {
    const { stdout } = await run(process.execPath, [program, ...words], {
      cwd: folder,
      env,
      maxBuffer: 2 ** 30,
    });
    return stdout;
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    throw new EvolutionError(
      `the contracts of ${label} cannot be compared: ${(stderr || message).trim().split("\n").at(-1)}`,
      "Compare them by hand and write the changeset yourself: a comparison that fails is no sign of no change.",
    );
  }
}
