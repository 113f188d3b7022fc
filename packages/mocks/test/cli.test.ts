import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { listProviders } from "../src/contract/shipped-contracts.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

function start(args: readonly string[]): ChildProcess & AsyncDisposable {
  const child = spawn(process.execPath, ["--conditions=@tributary/source", cli, ...args]);
  const dispose = async () => {
    if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
  };
  return Object.assign(child, { [Symbol.asyncDispose]: dispose });
}

async function runToEnd(args: readonly string[]) {
  await using child = start(args);
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("the child has no output");
  const [output, errors, [code]] = await Promise.all([text(stdout), text(stderr), once(child, "exit")]);
  return { output, errors, code };
}

/** Reads the lines up to the one that says how to stop the servers. */
async function readUntilReady({ stdout }: ChildProcess): Promise<string[]> {
  if (!stdout) throw new Error("the child has no output");
  const lines: string[] = [];
  for await (const line of createInterface(stdout)) {
    lines.push(line);
    if (line.startsWith("Ctrl-C")) return lines;
  }
  throw new Error(`the command ended early: ${lines.join("\n")}`);
}

function readServers(lines: readonly string[]): [string, string][] {
  return lines.flatMap((line) => {
    const [, provider, url] = /^(\w+) +(http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? [];
    return provider && url ? [[provider, url] as [string, string]] : [];
  });
}

/** Makes the printed curl call with fetch. */
function repeat(call: string): Promise<Response> {
  const headers = [...call.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const url = call.split(" ").at(-1)?.replaceAll("'", "") ?? "";
  return fetch(url, { headers: Object.fromEntries(headers) });
}

describe("tributary-mocks", { timeout: 30_000 }, () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "serves every provider until %s, with calls that work",
    async (signal) => {
      await using child = start([]);
      const lines = await readUntilReady(child);
      expect(readServers(lines).map(([provider]) => provider)).toEqual(listProviders());
      const calls = lines.filter((line) => line.includes("curl"));
      expect(calls).toHaveLength(listProviders().length);
      for (const call of calls) expect((await repeat(call)).status).toBe(200);
      const exited = once(child, "exit");
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
    },
  );

  it("serves the providers named, from the first port on, and says when a port is taken", async () => {
    const taken = createServer();
    taken.listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const refused = await runToEnd(["align", "--port", String(port)]);
    taken.close();
    await once(taken, "close");
    expect(refused).toEqual({
      output: "",
      errors: expect.stringContaining(`port ${port} on 127.0.0.1 is in use`),
      code: 1,
    });
    await using child = start(["align", "--port", String(port)]);
    expect(readServers(await readUntilReady(child))).toEqual([["align", `http://127.0.0.1:${port}`]]);
  });

  it.each([["stripe"], ["--dynamic"], ["--port", "http"]])(
    "exits with 2 and a hint on %s",
    async (...args) => {
      const { output, errors, code } = await runToEnd(args);
      expect({ output, code }).toEqual({ output: "", code: 2 });
      expect(errors).toMatch(/^tributary-mocks: .+\nTry tributary-mocks --help\.\n$/);
    },
  );

  it("prints help that names the providers and the flags", async () => {
    const { output, errors, code } = await runToEnd(["--help"]);
    expect({ errors, code }).toEqual({ errors: "", code: 0 });
    for (const word of [...listProviders(), "--port", "--version", "Prefer: code=404"]) {
      expect(output).toContain(word);
    }
  });

  it("prints the package's version", async () => {
    const { output, code } = await runToEnd(["--version"]);
    expect(output).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    expect(code).toBe(0);
  });
});
