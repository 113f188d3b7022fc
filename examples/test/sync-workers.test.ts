import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type CustomerServer,
  createRecords,
  type ServedRequest,
  startCustomerServer,
} from "./support/customer-server.ts";
import { expectMirrored } from "./support/expect-mirrored.ts";
import { createPostgresMirrors, createSqliteMirrors, type Mirror } from "./support/mirrors.ts";
import { syncOnce } from "./support/sync-once.ts";
import { type SyncProcess, startSync } from "./support/sync-process.ts";

const PAGES = 60;
const callers = ["one", "two", "three"];

const sqlite = createSqliteMirrors();
const postgres = await createPostgresMirrors();

afterAll(async () => {
  await sqlite[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

let server: CustomerServer;
let processes: Map<string, SyncProcess>;

beforeEach(async () => {
  server = await startCustomerServer();
  server.gurupay = createRecords(PAGES * 10 - 5);
  for (let index = 0; index < 400; index += 1) {
    server.align.set(`align-${index}`, { customer_id: `align-${index}`, company_name: `Company ${index}` });
  }
  processes = new Map();
});

afterEach(async () => {
  for (const child of processes.values()) child.kill("SIGKILL");
  await Promise.all([...processes.values()].map(({ ended }) => ended));
  await server[Symbol.asyncDispose]();
});

/** Starts a process of each name, which all work on the same mirror. */
function startAll(mirror: Mirror, names: readonly string[]): void {
  const ids = [...server.align.keys()].join(",");
  const options = ["--align-ids", ids, "--page-size", "10", "--workers", "2"];
  for (const name of names) {
    processes.set(name, startSync([...mirror.words, ...server.toWords(name), ...options]));
  }
}

async function waitForAll(): Promise<Record<string, unknown>> {
  const entries = [...processes].map(async ([name, { ended }]) => {
    const { code, signal, stderr } = await ended;
    return [name, signal ?? (code === 0 ? 0 : stderr)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Holds every request back until so many callers have made one: then all of them are known to take part. */
function createGate(size: number): (caller: string) => Promise<void> {
  const waiting = new Set<string>();
  const { promise, resolve } = Promise.withResolvers<void>();
  return async (caller) => {
    waiting.add(caller);
    if (waiting.size === size) resolve();
    await promise;
  };
}

function readPages(served: readonly ServedRequest[]): number[] {
  return served.flatMap(({ what }) => (what.startsWith("page ") ? [Number(what.slice(5))] : []));
}

const allPages = Array.from({ length: PAGES }, (_, index) => index + 1);

describe.skipIf(postgres.skipped !== undefined)("processes on one PostgreSQL", { timeout: 120_000 }, () => {
  it("share the tasks, and no page is fetched twice", async () => {
    const mirror = await postgres.create();
    const gate = createGate(callers.length);
    let walking = 0;
    let most = 0;
    server.intercept = async ({ caller, what }) => {
      await gate(caller);
      if (!what.startsWith("page ")) return;
      walking += 1;
      most = Math.max(most, walking);
      // Lets all that is ready go first: another page would be seen here.
      await new Promise((resolve) => setImmediate(resolve));
      walking -= 1;
    };
    startAll(mirror, callers);
    expect(await waitForAll()).toEqual({ one: 0, two: 0, three: 0 });
    expect(most).toBe(1);
    await expectMirrored(server, mirror);
    expect(readPages(server.served)).toEqual(allPages);
    expect(new Set(server.served.map(({ what }) => what)).size).toBe(server.served.length);
    for (const name of callers) expect(server.served.some(({ caller }) => caller === name)).toBe(true);
    expect(await mirror.query("SELECT DISTINCT run FROM customers")).toEqual([{ run: 1 }]);
  });

  it("take over from those that are killed, at the page where that happened", async () => {
    const mirror = await postgres.create();
    const gate = createGate(callers.length);
    const killed: string[] = [];
    server.intercept = async ({ caller, what }) => {
      await gate(caller);
      const isDue =
        (what === "page 20" && killed.length === 0) || (what === "page 40" && killed.length === 1);
      if (!isDue) return;
      killed.push(caller);
      processes.get(caller)?.kill("SIGKILL");
      await processes.get(caller)?.ended;
    };
    startAll(mirror, callers);
    const codes = await waitForAll();
    const expected = callers.map((name) => [name, killed.includes(name) ? "SIGKILL" : 0]);
    expect(killed).toHaveLength(2);
    expect(codes).toEqual(Object.fromEntries(expected));
    await expectMirrored(server, mirror);
    const again = allPages.flatMap((page) => (page === 20 || page === 40 ? [page, page] : [page]));
    expect(readPages(server.served)).toEqual(again);
  });
});

describe.skipIf(postgres.skipped !== undefined)(
  "a PostgreSQL that ends connections",
  { timeout: 60_000 },
  () => {
    it("ends the sync with a message, and the next one goes on", async () => {
      const mirror = await postgres.create();
      server.intercept = async ({ what }) => {
        if (what !== "page 3") return;
        server.intercept = () => undefined;
        await mirror.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tributary-sync'",
        );
      };
      await expect(syncOnce(server, mirror)).rejects.toThrow(/^postgres:.*nothing is lost, run again$/s);
      server.served.length = 0;
      await syncOnce(server, mirror, { alignIds: [...server.align.keys()] });
      // The answer to the request that was given up may have come late.
      expect([...new Set(readPages(server.served))]).toEqual(allPages.slice(2));
      await expectMirrored(server, mirror);
    });
  },
);

describe("processes on one SQLite file", { timeout: 120_000 }, () => {
  it("do not work on it at once, and are all right in the end", async () => {
    const mirror = await sqlite.create();
    startAll(mirror, ["one", "two"]);
    expect(await waitForAll()).toEqual({ one: 0, two: 0 });
    await expectMirrored(server, mirror);
    // One that came when the other was through has made a run of its own.
    const [row] = await mirror.query("SELECT value FROM sync_state WHERE name = 'run'");
    const runs = Array.from({ length: Number(row?.["value"]) }, () => allPages).flat();
    expect(readPages(server.served)).toEqual(runs);
  });

  it("take over from one that is killed, and leave the file to readers meanwhile", async () => {
    const mirror = await sqlite.create();
    const killed: string[] = [];
    server.intercept = async ({ caller, what }) => {
      if (what === "page 2" && processes.size === 1) startAll(mirror, ["two"]);
      if (what === "page 30") expect(await mirror.readRows()).not.toHaveLength(0);
      if (what !== "page 30" || killed.length > 0) return;
      killed.push(caller);
      processes.get(caller)?.kill("SIGKILL");
      await processes.get(caller)?.ended;
    };
    startAll(mirror, ["one"]);
    await processes.get("one")?.ended;
    expect(killed).toEqual(["one"]);
    expect(await waitForAll()).toEqual({ one: "SIGKILL", two: 0 });
    await expectMirrored(server, mirror);
    expect(readPages(server.served)).toEqual(allPages.flatMap((page) => (page === 30 ? [30, 30] : [page])));
  });
});
