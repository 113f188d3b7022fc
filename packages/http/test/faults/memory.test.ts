import { expect } from "vitest";
import { answerJson, answerWith, behave, gzipBomb, hugeBody } from "./support/answers.ts";
import { blackHole, dripBody, endlessHeaders } from "./support/breakages.ts";
import { type Behaviour, type ChaosServer, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { report, settle, tally, withoutCode } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";
import { findNodes, runChild } from "./support/run-child.ts";
import { createTokenProvider } from "./support/token-provider.ts";

/** Serves by the last segment of the path. */
function startServer(behaviours: Readonly<Record<string, Behaviour>>): Promise<ChaosServer> {
  const { script } = createTokenProvider(({ path }) => behaviours[path.split("/").at(-1) ?? ""]);
  return startChaosServer(script);
}

/** What the plain fetch gets beside it, in mebibytes: enough to tell the two apart. */
const PLAIN = 100;

for (const [title, create] of [
  ["a body of 300 MiB", hugeBody],
  ["a gzip bomb of 300 MiB", gzipBomb],
] as const) {
  fault(
    {
      number: 31,
      title,
      expected: "a TooLargeError, once; memory rises by less than 60 MB",
      observed: "TooLargeError, 1 attempt; rise below 60 MB; a plain fetch of 100 MiB above 90 MB",
    },
    async () => {
      const small = answerWith(200, "small", { "content-type": "application/pdf" });
      const measure = async (how: string, mebibytes: number) => {
        await using server = await startServer({ small, large: create(mebibytes) });
        const program = new URL("./children/memory.ts", import.meta.url);
        const { code, answer } = await runChild(program, [server.url, how]);
        expect(code).toBe(0);
        return answer as { told: string; megabytes: number };
      };
      const client = await measure("client", 300);
      expect(client.megabytes).toBeLessThan(60);
      // The same measure of what nobody holds back: it sees what it is to see.
      const plain = await measure("plain", PLAIN);
      expect(plain.told).toBe(`${PLAIN * 1024 * 1024} bytes`);
      expect(plain.megabytes).toBeGreaterThan(90);
      return `${client.told}; rise below 60 MB; a plain fetch of 100 MiB above 90 MB`;
    },
  );
}

fault(
  {
    number: 31,
    title: "headers without end",
    expected: "refused by the platform; retried, then a NetworkError",
    observed: "NetworkError, 3 attempts; 3 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(endlessHeaders()));
    const client = createHooliClient({ baseUrl: server.url });
    return withoutCode(report(await settle(client.getRecord(RECORD)), server));
  },
);

/** How each of the hung calls ended, by what they hung in. */
interface GarbageAnswer {
  readonly silent: readonly string[];
  readonly dripping: readonly string[];
  readonly signalled: readonly string[];
  readonly cut: number;
}

fault(
  {
    number: 35,
    title: "garbage collections while calls hang",
    expected: "every call still ends by its timer or its caller's signal, and lets go of its connection",
    observed:
      "silent: 20 x TimeoutError; in the body: 20 x TimeoutError; by the caller's signal: 20 x TimeoutError; 60 connections ended",
  },
  async () => {
    const said = new Set<string>();
    for (const node of findNodes()) {
      await using server = await startServer({
        silent: blackHole(),
        dripping: dripBody(),
        count: behave("count", (exchange) => answerJson(server.sockets.cut).act(exchange)),
      });
      const program = new URL("./children/garbage.ts", import.meta.url);
      const { answer } = await runChild(program, [server.url], node);
      const { silent, dripping, signalled, cut } = answer as GarbageAnswer;
      const ends = `silent: ${tally(silent)}; in the body: ${tally(dripping)}; by the caller's signal: ${tally(signalled)}`;
      said.add(`${ends}; ${cut} connections ended`);
    }
    return [...said].join("; ");
  },
);

fault(
  {
    number: 36,
    title: "the end of a program after its last call",
    expected: "it ends by itself, whatever became of its calls",
    observed: "200, 200, 503, TimeoutError, TimeoutError, TimeoutError; ended with 0, within 2 seconds",
  },
  async () => {
    await using server = await startServer({
      sound: answerJson(),
      down: answerJson({}, 503),
      silent: blackHole(),
    });
    const said = new Set<string>();
    for (const node of findNodes()) {
      const program = new URL("./children/lingering.ts", import.meta.url);
      const { answer, code, lingered } = await runChild(program, [server.url], node);
      expect(lingered, node).toBeLessThan(2_000);
      said.add(`${(answer as unknown[]).join(", ")}; ended with ${code}, within 2 seconds`);
    }
    return [...said].join("; ");
  },
);
