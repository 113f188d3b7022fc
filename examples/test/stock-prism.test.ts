import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { descriptor as alignDescriptor, createAlignClient } from "@tributary/align";
import { createGurupayClient, descriptor as gurupayDescriptor } from "@tributary/gurupay";
import { createKillbClient, descriptor as killbDescriptor } from "@tributary/killb";
import { afterEach, describe, expect, it } from "vitest";

/*
 * Users have the stock command: `prism mock --errors <contract>`. Every operation's documented success must
 * come through it, to the client as it is published.
 */

const mocks = join(import.meta.dirname, "../../packages/mocks");

type Call = (baseUrl: string) => Promise<{ ok: boolean; status: number }>;

const killb = (baseUrl: string) =>
  createKillbClient({ baseUrl, email: "treasury@example.com", password: "mock-password" });
const gurupay = (baseUrl: string) => createGurupayClient({ baseUrl, token: "mock-token" });
const align = (baseUrl: string) => createAlignClient({ baseUrl, apiKey: "mock-key" });

const calls: Readonly<Record<string, Readonly<Record<string, readonly [status: number, call: Call]>>>> = {
  killb: {
    getProfile: [200, (url) => killb(url).getProfile()],
    login: [
      201,
      (url) => killb(url).login({ body: { email: "treasury@example.com", password: "mock-password" } }),
    ],
    refresh: [201, (url) => killb(url).refresh({ body: { refreshToken: "mock-refresh-token" } })],
  },
  align: {
    getCustomer: [
      200,
      (url) => align(url).getCustomer({ customer_id: "a021f28c-d2aa-4a40-a87d-c5e07c8f5145" }),
    ],
  },
  gurupay: {
    listCustomers: [200, (url) => gurupay(url).listCustomers({ per_page: 100, page: 1 })],
    getCustomer: [200, (url) => gurupay(url).getCustomer({ uuid: "e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f2g" })],
  },
};

describe("the stock prism command", { timeout: 30_000 }, () => {
  const started: ChildProcess[] = [];

  afterEach(async () => {
    for (const child of started.splice(0)) {
      const exit = once(child, "exit");
      if (child.kill()) await exit;
    }
  });

  it.each(Object.keys(calls))("serves every operation of %s to its client", async (provider) => {
    const prism = await startPrism(provider);
    started.push(prism.process);
    for (const [operation, [status, call]] of Object.entries(calls[provider] ?? {})) {
      const result = await call(prism.url);
      expect({ operation, ok: result.ok, status: result.status }).toEqual({ operation, ok: true, status });
    }
  });

  it.each([
    ["killb", killbDescriptor],
    ["align", alignDescriptor],
    ["gurupay", gurupayDescriptor],
  ])("is tried with every operation of %s", (provider, { operations }) => {
    expect(Object.keys(calls[provider] ?? {}).toSorted()).toEqual(Object.keys(operations).toSorted());
  });
});

/** Starts the command on a free port, and waits until it says that it listens. */
async function startPrism(provider: string): Promise<{ process: ChildProcess; url: string }> {
  const port = await findFreePort();
  const words = ["mock", "--errors", "--port", String(port), join(mocks, `contracts/${provider}.json`)];
  const child = spawn(join(mocks, "node_modules/.bin/prism"), words, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Prism is listening")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`prism ended before it listened:\n${output}`)));
  });
  return { process: child, url: `http://127.0.0.1:${port}` };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  await once(server.close(), "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
