import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { type CustomerServer, createRecords, startCustomerServer } from "./support/customer-server.ts";
import { expectMirrored } from "./support/expect-mirrored.ts";
import { createSqliteMirrors, type Mirror } from "./support/mirrors.ts";
import { type SyncProcess, startSync } from "./support/sync-process.ts";

/*
 * Real processes are killed at random points, in 50 of their runs, and started again: while they start, while a
 * page is under way, inside a transaction. Three databases share the work, so that a core is never idle. Whenever
 * a process comes to its end the mirror must equal the source, which then changes for the next.
 */

const KILLS_PER_DATABASE = [17, 17, 16];
const CUSTOMERS = 2000;
const PAGE_SIZE = 40;
const PAGES = CUSTOMERS / PAGE_SIZE;

const mirrors = createSqliteMirrors();

afterAll(() => mirrors[Symbol.asyncDispose]());

describe("a sync that is killed", () => {
  it.concurrent.each(KILLS_PER_DATABASE.map((kills, index) => ({ kills, seed: index + 1 })))(
    "$kills times goes on each time, and loses and duplicates nothing (seed $seed)",
    { timeout: 240_000 },
    async ({ kills, seed }) => {
      await using server = await startCustomerServer();
      const mirror = await mirrors.create();
      const random = createRandom(seed);
      server.gurupay = createRecords(CUSTOMERS, `seed${seed}`);
      let killed = 0;
      let completed = 0;
      while (killed < kills || completed === 0) {
        const isKilled = killed < kills && (await runAndKill(server, mirror, random));
        if (isKilled) {
          killed += 1;
          await expectWholePages(server, mirror, completed);
          continue;
        }
        if (killed === kills) await runToEnd(server, mirror);
        completed += 1;
        await expectMirrored(server, mirror);
        expectPagesInOrder(server);
        changeCustomers(server, random);
      }
      // And once more, undisturbed: what is there is what a mirror without any kill would have.
      await runToEnd(server, mirror);
      await expectMirrored(server, mirror);
      expect(killed).toBe(kills);
    },
  );
});

/** Starts a process and kills it at a random point. False when it has come to its end before. */
async function runAndKill(server: CustomerServer, mirror: Mirror, random: () => number): Promise<boolean> {
  const child = startProcess(server, mirror);
  const milliseconds = random() * 12;
  const kill = async (delay: number): Promise<void> => {
    await sleep(delay);
    child.kill("SIGKILL");
  };
  let killing = Promise.resolve();
  if (random() < 0.2) {
    killing = kill(random() * 800);
  } else {
    let left = Math.floor(random() * PAGES * 0.8);
    server.intercept = ({ what }) => {
      if (what.startsWith("page") && left-- === 0) killing = kill(milliseconds);
      return undefined;
    };
  }
  const { code, signal, stderr } = await child.ended;
  server.intercept = () => undefined;
  await killing;
  if (signal === "SIGKILL") return true;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("rror") });
  return false;
}

function startProcess(server: CustomerServer, mirror: Mirror): SyncProcess {
  return startSync([...mirror.words, ...server.toWords(), "--page-size", String(PAGE_SIZE)]);
}

async function runToEnd(server: CustomerServer, mirror: Mirror): Promise<void> {
  const { code, stderr } = await startProcess(server, mirror).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("rror") });
}

/** In the first run rows come by whole pages; and what is there is sound whenever the kill came. */
async function expectWholePages(server: CustomerServer, mirror: Mirror, completed: number): Promise<void> {
  const tables = await mirror.query("SELECT count(*) AS number FROM sqlite_master WHERE name = 'customers'");
  if (tables[0]?.["number"] === 0) return;
  expect(await mirror.query("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
  if (completed > 0) return;
  const rows = (await mirror.readRows()).filter(({ provider }) => provider === "gurupay");
  expect(rows.length % PAGE_SIZE).toBe(0);
  const known = new Set(server.gurupay.slice(0, rows.length).map(({ uuid }) => uuid));
  expect(rows.filter(({ id }) => !known.has(id))).toEqual([]);
}

/**
 * A walk goes on where it stopped: a page follows the one before, or is asked for again where that was killed. The
 * first page may follow the last, which is empty: a process was killed when its work was done.
 */
function expectPagesInOrder({ served }: CustomerServer): void {
  const pages = served.flatMap(({ what }) => (what.startsWith("page ") ? [Number(what.slice(5))] : []));
  const isInOrder = (page: number, index: number) => {
    const before = pages[index - 1] ?? 0;
    return page === before || page === before + 1 || (page === 1 && before === PAGES + 1);
  };
  expect({ pages, outOfOrder: pages.filter((page, index) => !isInOrder(page, index)) }).toMatchObject({
    outOfOrder: [],
  });
  expect(pages.at(-1)).toBe(PAGES + 1);
  served.length = 0;
}

/** Renames some, takes some away and adds as many. */
function changeCustomers(server: CustomerServer, random: () => number): void {
  const kept = server.gurupay.filter(() => random() > 0.02);
  const added = createRecords(CUSTOMERS - kept.length, `added${random()}`);
  server.gurupay = [...kept, ...added].map((record) =>
    random() < 0.05 ? { ...record, name: `Renamed ${random()}` } : record,
  );
}

/** Numbers from 0 to 1, the same ones for a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
