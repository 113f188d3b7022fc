import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "../json.ts";

/** What Redocly holds against a contract. */
export interface RedoclyProblem {
  readonly provider: string;
  readonly ruleId: string;
  readonly message: string;
  /** In the contract, as a JSON Pointer. */
  readonly pointer: string;
}

/**
 * Its own settings, always given: else the program takes those of the folder it is started in. That a document is
 * OpenAPI at all is what is asked; whether it is written as Redocly recommends is upstream's business. The rules
 * for examples are left out: they refuse null for a nullable enum that does not list it, as OpenAPI 3.0.3 allows,
 * and know no formats. `examples` is our own check.
 */
const settings = `extends: [spec]
rules:
  no-unused-components: off
  no-invalid-media-type-examples: off
  no-invalid-parameter-examples: off
  no-invalid-schema-examples: off
`;

/**
 * Lints contracts by Redocly, all in one process, in a folder of its own and without telemetry.
 * @throws {Error} where it ends without a report.
 */
export async function lintByRedocly(
  contracts: readonly (readonly [provider: string, contract: JsonObject])[],
  timeout: number,
): Promise<RedoclyProblem[]> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-lint-"));
  try {
    writeFileSync(join(folder, "settings.yaml"), settings);
    for (const [provider, contract] of contracts) {
      writeFileSync(join(folder, `${provider}.json`), JSON.stringify(contract));
    }
    return readReports(
      await runRedocly(
        folder,
        contracts.map(([provider]) => `${provider}.json`),
        timeout,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runRedocly(cwd: string, files: readonly string[], timeout: number): Promise<string> {
  const program = fileURLToPath(new URL("bin/cli.js", import.meta.resolve("@redocly/cli/package.json")));
  const words = [
    program,
    "lint",
    ...files,
    "--config",
    "settings.yaml",
    "--format",
    "json",
    "--max-problems",
    "1000",
  ];
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_COLOR: "1",
  };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd, env, timeout, maxBuffer: 2 ** 30 }, (error, stdout, stderr) => {
      // It ends with 1 when it found something, which is its report.
      if (stdout.trimStart().startsWith("{")) resolve(stdout);
      else
        reject(new Error(`Redocly ended without a report: ${stderr.trim().slice(-1000)}`, { cause: error }));
    });
  });
}

interface Report {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly source: { readonly ref: string }; readonly pointer?: string }[];
  }[];
}

/** It writes a report per file, one behind the other. */
function readReports(output: string): RedoclyProblem[] {
  const texts = output.trim().split(/(?<=^\})(?=\{)/m);
  return texts.flatMap((text) =>
    (JSON.parse(text) as Report).problems.flatMap(({ ruleId, message, location: [location] }) =>
      location === undefined
        ? []
        : [
            {
              provider: basename(location.source.ref, ".json"),
              ruleId,
              message,
              pointer: decodeURIComponent((location.pointer ?? "").replace(/^#/, "")).replace(/\/$/, ""),
            },
          ],
    ),
  );
}
