import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startServer } from "../../support/loopback-server.ts";
import { openSqliteTokenStore } from "../../support/sqlite-token-store.ts";
import { createGate, HOUR, LOGIN, PROFILE, REFRESH } from "../../support/token-provider.ts";

const PROCESSES = 3;
const CALLS = 20;

/** A provider on loopback that sells numbered tokens, each only when its gate is open, and takes the last. */
async function startProvider() {
  let sold = 0;
  let gate = createGate();
  const paths: string[] = [];
  const server = await startServer(async (request, response) => {
    const path = request.url ?? "";
    paths.push(path);
    const answer = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (path === PROFILE) {
      const isCurrent = request.headers.authorization === `Bearer access-${sold}`;
      answer(isCurrent ? 200 : 401, {});
      return;
    }
    await gate.passed;
    sold += 1;
    answer(201, { accessToken: `access-${sold}`, refreshToken: `refresh-${sold}`, expiresIn: HOUR });
  });
  return {
    url: server.url,
    count: (path: string) => paths.filter((each) => each === path).length,
    openGate: () => gate.open(),
    revoke: () => {
      sold += 1;
      gate = createGate();
    },
    close: () => server[Symbol.asyncDispose](),
  };
}

function startWorker(url: string, file: string): ChildProcess {
  const worker = new URL("../../support/token-worker.ts", import.meta.url);
  return fork(worker, [url, file, String(CALLS)], { execArgv: ["--conditions=@tributary/source"] });
}

/** Lets every process make its calls, and the provider sell a token once all have begun. */
async function callFromAll(workers: readonly ChildProcess[], openGate: () => void): Promise<unknown[]> {
  const outcomes = workers.map(async (worker) => {
    const [started] = await once(worker, "message");
    expect(started).toBe("started");
    return async () => (await once(worker, "message"))[0] as unknown;
  });
  for (const worker of workers) worker.send("call");
  const reports = (await Promise.all(outcomes)).map((report) => report());
  openGate();
  return Promise.all(reports);
}

it(`makes one login, and after a revocation one refresh, for ${PROCESSES} processes of ${CALLS} calls`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "tributary-tokens-"));
  const file = join(folder, "tokens.sqlite");
  // Opened here first: all at once, the processes would wait for each other to create it.
  openSqliteTokenStore(file);
  const provider = await startProvider();
  const workers = Array.from({ length: PROCESSES }, () => startWorker(provider.url, file));
  try {
    const all = workers.map(() => ({ ok: CALLS, failures: [] }));
    expect(await callFromAll(workers, provider.openGate)).toEqual(all);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 0]);
    expect(provider.count(PROFILE)).toBe(PROCESSES * CALLS);
    provider.revoke();
    expect(await callFromAll(workers, provider.openGate)).toEqual(all);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
    expect(provider.count(PROFILE)).toBe(PROCESSES * CALLS * 3);
  } finally {
    const exits = workers.map((worker) => once(worker, "exit"));
    for (const worker of workers) worker.kill();
    await Promise.all(exits);
    await provider.close();
    await rm(folder, { recursive: true });
  }
}, 30_000);
