import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../src/packages/run-command.ts";

const module = join(import.meta.dirname, "../../src/packages/run-command.ts");

describe("a command", () => {
  it("gives what it wrote on both streams", async () => {
    const code = "console.log('one'); console.error('two')";
    expect(await runCommand(process.execPath, ["-e", code], ".")).toEqual({
      isWell: true,
      output: "one\ntwo\n",
    });
  });

  it("that fails is a result", async () => {
    const code = "console.log('why'); process.exit(3)";
    expect(await runCommand(process.execPath, ["-e", code], ".")).toEqual({ isWell: false, output: "why\n" });
  });

  it("that there is none of is a result", async () => {
    const { isWell, output } = await runCommand("there-is-no-such-program", [], ".");
    expect(isWell).toBe(false);
    expect(output).toContain("ENOENT");
  });

  it("does not get the setting that npm refuses to be handed", () => {
    const code = `import { runCommand } from ${JSON.stringify(module)};
const { output } = await runCommand(process.execPath, ["-p", "process.env.npm_config_allow_scripts"], ".");
process.stdout.write(output);`;
    const env = { ...process.env, npm_config_allow_scripts: "pnpm" };
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      env,
      encoding: "utf8",
    });
    expect(output).toBe("undefined\n");
  });
});
