import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { listProviders, readShippedContract } from "../src/contract/shipped-contracts.ts";
import { type ContractOperation, listOperations } from "../src/document/contract-document.ts";

const require = createRequire(import.meta.url);
const prism = require.resolve("@stoplight/prism-cli");

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts the command our users have, and waits until it says that it listens. */
async function startPrism(provider: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const port = await findFreePort();
  const contract = fileURLToPath(new URL(`../contracts/${provider}.json`, import.meta.url));
  const child = spawn(process.execPath, [prism, "mock", "--errors", "--port", String(port), contract]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const exited = once(child, "exit").then(() => {
    throw new Error(`prism ended: ${output}`);
  });
  const listening = async () => {
    while (!output.includes("Prism is listening")) await once(child.stdout, "data");
  };
  await Promise.race([listening(), exited]);
  exited.catch(() => {});
  return { child, url: `http://127.0.0.1:${port}` };
}

function toRequest(url: string, { method, path, parameters, security, body }: ContractOperation): Request {
  const target = path.replace(/\{([^{}]+)\}/g, (_part, name: string) =>
    String(parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example),
  );
  const headers = new Headers(body ? { "content-type": body.mediaType } : {});
  for (const { name, scheme } of security[0] ?? []) headers.set(name, scheme ? `${scheme} test` : "test");
  return new Request(url + target, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body.example) } : {}),
  });
}

describe("the stock prism command", () => {
  const started: ChildProcess[] = [];

  afterEach(async () => {
    for (const child of started.splice(0)) {
      const exited = once(child, "exit");
      if (child.kill()) await exited;
    }
  });

  it.each(listProviders())(
    "serves %s's contract: every documented answer and every named example",
    async (provider) => {
      const { child, url } = await startPrism(provider);
      started.push(child);
      for (const operation of listOperations(readShippedContract(provider))) {
        for (const { code, examples } of operation.responses) {
          for (const [name, example] of [[undefined, undefined] as const, ...examples]) {
            const request = toRequest(url, operation);
            request.headers.set(
              "prefer",
              name === undefined ? `code=${code}` : `code=${code}, example="${name}"`,
            );
            const response = await fetch(request);
            const body: unknown = await response.json();
            const asked = `${operation.name} ${code} ${name ?? "static"}`;
            expect([asked, response.status, response.headers.get("sl-violations")]).toEqual([
              asked,
              Number(code),
              null,
            ]);
            if (name !== undefined) expect(body).toEqual(example);
          }
        }
      }
    },
    30_000,
  );
});
