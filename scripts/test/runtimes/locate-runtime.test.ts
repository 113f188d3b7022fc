import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandResult } from "../../src/packages/run-command.ts";
import { locateRuntime, type Machine } from "../../src/runtimes/locate-runtime.ts";
import { type Runtime, runtimes } from "../../src/runtimes/runtimes.ts";

const nothing: CommandResult = { isWell: false, output: "spawn x ENOENT" };

interface FakeMachine extends Machine {
  /** The commands that were run, in their order. */
  readonly commands: string[];
}

/** A machine on which these commands answer so, by how they begin, and any other is not there. */
function createMachine(
  answers: Readonly<Record<string, CommandResult | string>>,
  facts: Partial<Machine> = {},
): FakeMachine {
  const commands: string[] = [];
  return {
    platform: "linux-x64",
    isRoot: true,
    own: { name: "node-26", version: "26.10.0", executable: "/own/node" },
    cache: "/cache",
    mayInstall: true,
    exists: () => false,
    ...facts,
    commands,
    run: async (file, words) => {
      const command = [file, ...words].join(" ");
      commands.push(command);
      const found = Object.entries(answers).find(([start]) => command.startsWith(start))?.[1] ?? nothing;
      return typeof found === "string" ? { isWell: true, output: found } : found;
    },
  };
}

function find(name: string): Runtime {
  const runtime = runtimes.find((each) => each.name === name);
  if (!runtime) throw new Error(`there is no ${name}`);
  return runtime;
}

const bun = join("/cache/bun-1.4.5/node_modules/@oven/bun-linux-x64/bin/bun");

describe("a runtime from a package", () => {
  it("is used where it is, without installing", async () => {
    const machine = createMachine({ [bun]: "1.4.5\n" }, { exists: (path) => path === bun });
    expect(await locateRuntime(find("bun"), machine)).toEqual({ executable: bun, version: "1.4.5" });
    expect(machine.commands).toEqual([`${bun} --version`]);
  });

  it("is installed outside of the workspace, pinned and without scripts", async () => {
    const installed: string[] = [];
    const machine = createMachine(
      { npm: "added 1 package", [bun]: "1.4.5" },
      { exists: () => installed.length > 0 },
    );
    const { run } = machine;
    const location = await locateRuntime(find("bun"), {
      ...machine,
      run: (file, words, folder) => {
        if (file === "npm") installed.push(words.join(" "));
        return run(file, words, folder);
      },
    });
    expect(location).toEqual({ executable: bun, version: "1.4.5" });
    expect(installed).toEqual([
      expect.stringMatching(
        /^install --prefix \/cache\/bun-1\.4\.5 .*--ignore-scripts.* @oven\/bun-linux-x64@1\.4\.5$/,
      ),
    ]);
  });

  it.each([
    [{ mayInstall: false }, {}, "it is not installed, and --no-install was given"],
    [{ platform: "win32-x64" }, {}, "it has no package for win32-x64"],
    [{}, {}, "npm could not install @oven/bun-linux-x64: it is not on PATH"],
    [
      {},
      {
        npm: {
          isWell: false,
          output: "npm error code ENOTFOUND\nnpm error request to https://host.test/ failed",
        },
      },
      "npm could not install @oven/bun-linux-x64: offline",
    ],
    [{}, { npm: "added 0 packages" }, "@oven/bun-linux-x64 has no bin/bun"],
    [
      { exists: () => true },
      { [bun]: { isWell: false, output: "error while loading shared libraries\nmore" } },
      "its executable does not start here: error while loading shared libraries",
    ],
  ])("is skipped on a machine with %j and %j", async (facts, answers, reason) => {
    const location = await locateRuntime(find("bun"), createMachine(answers, facts));
    expect(location).toEqual({ skipped: reason });
  });

  it("is this process's own where the version is the same", async () => {
    const machine = createMachine({ "/own/node": "v26.10.0" });
    expect(await locateRuntime(find("node-26"), machine)).toEqual({
      executable: "/own/node",
      version: "26.10.0",
    });
    expect(await locateRuntime(find("node-24"), machine)).toHaveProperty("skipped");
  });
});

describe("Chromium", () => {
  const chromium = find("chromium");

  it("is used under whichever name it is there", async () => {
    const machine = createMachine({ "google-chrome --version": "Google Chrome 156.0.1.2" });
    expect(await locateRuntime(chromium, machine)).toEqual({
      executable: "google-chrome",
      version: "156.0.1.2",
    });
    expect(machine.commands.filter((command) => command.startsWith("apt-get"))).toEqual([]);
  });

  it.each([
    [{ isRoot: false }, "it is not installed, and only root may install it"],
    [{ mayInstall: false }, "it is not installed, and --no-install was given"],
    [
      { platform: "darwin-arm64" },
      "it is not installed, and this command does not install it on darwin-arm64",
    ],
    [{}, "apt-get could not install it: it is not on PATH"],
  ])("is skipped on a machine with %j", async (facts, reason) => {
    expect(await locateRuntime(chromium, createMachine({}, facts))).toEqual({ skipped: reason });
  });

  it("reads the package lists anew when installing fails, once", async () => {
    const output = "E: Unable to locate package chromium";
    const machine = createMachine({ "apt-get install": { isWell: false, output }, "apt-get update": "" });
    const location = await locateRuntime(chromium, machine);
    expect(location).toEqual({ skipped: "apt-get could not install it: Unable to locate package chromium" });
    const apt = machine.commands.filter((command) => command.startsWith("apt-get"));
    expect(apt.map((command) => command.split(" ")[1])).toEqual(["install", "update", "install"]);
  });
});
