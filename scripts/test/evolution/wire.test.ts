import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readReport } from "../../src/evolution/wire/read-report.ts";
import { diffContracts } from "../../src/evolution/wire/run-redocly.ts";
import { answer, createDocument, getOperation } from "../support/create-document.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

const run = promisify(execFile);

const old = JSON.stringify(
  createDocument({
    "/things": { get: { ...getOperation("getThings"), responses: answer({ type: "string", maxLength: 4 }) } },
    "/others": { get: getOperation("getOthers") },
  }),
);
const current = JSON.stringify(
  createDocument({
    "/things": { get: { ...getOperation("getThings"), responses: answer({ type: "string", maxLength: 2 }) } },
  }),
);

/** Settings that a comparison without its own would take from the folder it is started in. */
const trap = "rules: {}\n";

describe("a comparison of contracts", { timeout: 120_000 }, () => {
  it("gives each change by kind, type, member and place", async () => {
    expect(await diffContracts(old, current, "toy")).toEqual([
      expect.objectContaining({
        kind: "removed",
        typeName: "PathItem",
        impact: "major",
        path: "/paths/~1others",
      }),
      expect.objectContaining({
        kind: "modified",
        typeName: "Schema",
        property: "maxLength",
        base: 4,
        revision: 2,
      }),
    ]);
  });

  it("does not take the settings of the folder it is started in: a removed path stays a major", async () => {
    using folder = createTemporaryFolder();
    writeFileAt(folder.path, "redocly.yaml", trap);
    writeFileAt(folder.path, "old.json", old);
    writeFileAt(folder.path, "new.json", current);
    const redocly = join(repositoryRoot, "scripts/node_modules/@redocly/cli/bin/cli.js");
    const words = ["diff", "old.json", "new.json", "--format", "json", "--fail-on", "none"];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    const trapped = await run(process.execPath, [redocly, ...words], { cwd: folder.path, env });
    // The trap is one: else this test would prove nothing.
    expect(readReport(trapped.stdout)[0]).toMatchObject({ typeName: "PathItem", impact: "patch" });
    const module = join(repositoryRoot, "scripts/src/evolution/wire/run-redocly.ts");
    const program = `import { diffContracts } from ${JSON.stringify(module)};
console.log(JSON.stringify(await diffContracts(${JSON.stringify(old)}, ${JSON.stringify(current)}, "toy")));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: folder.path,
    });
    expect(JSON.parse(stdout)[0]).toMatchObject({ typeName: "PathItem", impact: "major" });
  });

  it("that cannot be made is an error with a way out, and no sign of no change", async () => {
    await expect(diffContracts(old, "{ this is not JSON", "toy")).rejects.toThrow(
      /^the contracts of toy cannot be compared: .*\n {2}Compare them by hand/,
    );
  });

  it.each(["{}", '{ "reportVersion": "2", "changes": [] }', '{ "reportVersion": "1" }', "null"])(
    "is refused where it is reported as %s",
    (text) => {
      expect(() => readReport(text)).toThrow("writes another report than it did");
    },
  );
});
