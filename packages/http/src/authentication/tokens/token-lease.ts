import type { PatientStore } from "./token-store.ts";

/** How long a lease lasts that nobody keeps alive, and how often its owner does so; in milliseconds. */
const LEASE_LIFETIME = 2_000;
const BEAT = 250;

/** How long a claim must stand before it counts, in milliseconds. */
const SETTLE = 100;

/** How long to wait for other processes in all, in milliseconds, and for how many of them. */
const LONGEST_WAIT = 10_000;
const MOST_OWNERS = 3;

/** The right to buy a token for all, kept alive until it is released. */
export interface TokenLease {
  /** Lets the next process have it; does nothing where another one took it over. */
  release(): Promise<void>;
}

/**
 * Waits until `find` has found what is wanted or it is this process's turn to get it; `undefined` when the
 * wait becomes too long.
 *
 * The store cannot compare and set, so a claim is written, left to settle, and read again: the last writer
 * wins. A process that was slow between its look and its claim lets it settle for longer than an owner goes
 * without a sign of life, and so finds the owner it wrote over. What is left: an owner that stands still for
 * two seconds loses its turn, and then two processes may log in.
 */
export async function waitForTurn<Found>(
  store: PatientStore,
  key: string,
  find: () => Promise<Found | undefined>,
): Promise<Found | TokenLease | undefined> {
  const claim = crypto.randomUUID();
  const owners = new Set<string>();
  const readAlive = createLeaseReader();
  const end = performance.now() + LONGEST_WAIT;
  while (owners.size <= MOST_OWNERS && performance.now() < end) {
    const found = await find();
    if (found) return found;
    const lookedAt = performance.now();
    const alive = readAlive(await store.get(key), lookedAt);
    if (alive !== undefined) {
      const [owner = "", beats] = alive.split(".");
      // A claim that does not last is nobody's failure.
      if (beats) owners.add(owner);
      await pause(SETTLE * (0.5 + Math.random() / 2));
      continue;
    }
    await store.set(key, claim, LEASE_LIFETIME);
    const isSlow = performance.now() - lookedAt > SETTLE / 2;
    await pause(isSlow ? 3 * BEAT : SETTLE);
    if ((await store.get(key)) !== claim) continue;
    const late = await find();
    if (!late) return keepAlive(store, key, claim);
    await remove(store, key, claim);
    return late;
  }
  return undefined;
}

/** Reads leases that are alive: one that stays as it is for its lifetime is dead, where a store keeps it. */
function createLeaseReader(): (lease: unknown, time: number) => string | undefined {
  let last: unknown;
  let since = 0;
  return (lease, time) => {
    if (lease !== last) {
      last = lease;
      since = time;
    }
    return typeof lease === "string" && time - since < LEASE_LIFETIME ? lease : undefined;
  };
}

function keepAlive(store: PatientStore, key: string, claim: string): TokenLease {
  let lease = claim;
  let beats = 0;
  let writing: Promise<unknown> | undefined;
  const beat = () => {
    beats += 1;
    lease = `${claim}.${beats}`;
    writing = store.set(key, lease, LEASE_LIFETIME).catch(() => {});
  };
  beat();
  const timer = setInterval(beat, BEAT);
  return {
    async release() {
      clearInterval(timer);
      await writing;
      await remove(store, key, lease);
    },
  };
}

async function remove(store: PatientStore, key: string, lease: string): Promise<void> {
  try {
    if ((await store.get(key)) === lease) await store.delete(key);
  } catch {
    // It ends by itself.
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
