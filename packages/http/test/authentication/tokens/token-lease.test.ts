import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TokenStore } from "../../../src/authentication/tokens/token-store.ts";
import { rejectionOf } from "../../support/fake-fetch.ts";
import { createChance, createSharedStore, delay } from "../../support/shared-store.ts";
import { createFleet, settle, useFakeTime, useRealTime } from "../../support/token-fleet.ts";

beforeEach(useFakeTime);
afterEach(useRealTime);

const accessOf = ({ access }: { readonly access: string }) => access;

describe("a fleet", () => {
  it("of 50 processes that start at once buys one token", async () => {
    const fleet = createFleet(createSharedStore().store);
    const { value } = await settle(Promise.all(Array.from({ length: 50 }, () => fleet.start()(undefined))));
    expect(new Set(value.map(accessOf))).toEqual(new Set(["token-1"]));
    expect(fleet.count()).toBe(1);
  });

  it("whose token was revoked buys one token", async () => {
    const fleet = createFleet(createSharedStore().store);
    const processes = Array.from({ length: 30 }, () => fleet.start());
    const held = (await settle(Promise.all(processes.map((renew) => renew(undefined))))).value;
    const renewals = processes.map((renew, index) => renew(held[index]));
    const { value } = await settle(Promise.all(renewals));
    expect(new Set(value.map(accessOf))).toEqual(new Set(["token-2"]));
    expect(fleet.count()).toBe(2);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    "over a store of uneven pace buys one token (seed %i)",
    async (seed) => {
      const chance = createChance(seed);
      const latency = () => (chance() < 0.2 ? chance() * 300 : chance() * 20);
      const fleet = createFleet(createSharedStore({ latency }).store, { duration: 100 + seed * 60 });
      const renewals = Array.from({ length: 20 }, async () => {
        await new Promise((resolve) => {
          setTimeout(resolve, chance() * (seed % 2 ? 400 : 60));
        });
        return fleet.start()(undefined);
      });
      const { value } = await settle(Promise.all(renewals));
      expect(new Set(value.map(accessOf)).size).toBe(1);
      expect(fleet.count()).toBe(1);
    },
  );

  it.each([3_000, 9_000])("waits for a login that takes %i ms", async (duration) => {
    const fleet = createFleet(createSharedStore().store, { duration });
    const { took } = await settle(Promise.all(Array.from({ length: 10 }, () => fleet.start()(undefined))));
    expect(fleet.count()).toBe(1);
    expect(took).toBeLessThan(duration + 500);
  });

  it("waits no longer than ten seconds", async () => {
    const fleet = createFleet(createSharedStore().store, { duration: 15_000 });
    const { took } = await settle(Promise.all([fleet.start()(undefined), fleet.start()(undefined)]));
    expect(fleet.count()).toBe(2);
    expect(took).toBeLessThan(26_000);
  });

  it("goes on to its next process when one cannot buy", async () => {
    const fleet = createFleet(createSharedStore().store, {
      sell: (purchase) => {
        if (purchase === 1) throw new Error("no line");
        return {};
      },
    });
    const renewals = Array.from({ length: 20 }, () => fleet.start()(undefined));
    const { value } = await settle(Promise.allSettled(renewals));
    expect(value.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(fleet.count()).toBe(2);
  });

  it("fails soon when none of its processes can buy, each by its own error", async () => {
    const failure = new Error("down");
    const fleet = createFleet(createSharedStore().store, {
      sell: () => {
        throw failure;
      },
    });
    const renewals = Array.from({ length: 20 }, () => rejectionOf(fleet.start()(undefined)));
    const { value, took } = await settle(Promise.all(renewals));
    expect(new Set(value)).toEqual(new Set([failure]));
    expect(fleet.count()).toBe(20);
    expect(took).toBeLessThan(3_000);
  });

  it("waits on while others dispute the lease: a claim that does not last is no failure", async () => {
    const shared = createSharedStore();
    const fleet = createFleet(shared.store);
    const bought = (await settle(fleet.start()(undefined))).value;
    const key = shared.keys()[0] as string;
    const entry = shared.read(key);
    await shared.store.set(key, {}, 60_000);
    const waiting = fleet.start()(undefined);
    for (let claim = 0; claim < 8; claim += 1) {
      await shared.store.set(`${key}:lease`, `claim-${claim}`, 2_000);
      await vi.advanceTimersByTimeAsync(110);
    }
    await shared.store.set(key, entry, 60_000);
    expect((await settle(waiting)).value).toMatchObject({ access: bought.access, by: "store" });
    expect(fleet.count()).toBe(1);
  });

  it("releases its lease, whether a purchase succeeds or fails", async () => {
    const shared = createSharedStore();
    let isDown = true;
    const sell = () => {
      if (isDown) throw new Error("down");
      return {};
    };
    const fleet = createFleet(shared.store, { duration: 700, sell });
    await settle(rejectionOf(fleet.start()(undefined)));
    expect(shared.keys()).toEqual([]);
    isDown = false;
    await settle(fleet.start()(undefined));
    expect(shared.keys()).toEqual([expect.not.stringContaining("lease")]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([true, false])(
    "takes over from a process that died, if its lease is dropped: %s",
    async (forgets) => {
      const shared = createSharedStore({ forgets });
      await settle(createFleet(shared.store).start()(undefined));
      const [key] = shared.keys();
      await shared.store.delete(key as string);
      await shared.store.set(`${key}:lease`, "the dead", 2_000);
      const fleet = createFleet(shared.store);
      const { took } = await settle(Promise.all(Array.from({ length: 10 }, () => fleet.start()(undefined))));
      expect(fleet.count()).toBe(1);
      expect(took).toBeGreaterThan(1_900);
      expect(took).toBeLessThan(3_000);
    },
  );

  it("leaves a lease alone that another process took over", async () => {
    const shared = createSharedStore({ forgets: false });
    const fleet = createFleet(shared.store, { duration: 240 });
    const buying = fleet.start()(undefined);
    await vi.advanceTimersByTimeAsync(150);
    const lease = shared.keys()[0] as string;
    expect(lease).toContain(":lease");
    await shared.store.set(lease, "another", 2_000);
    await settle(buying);
    expect(shared.read(lease)).toBe("another");
  });
});

/** What separates a process's look from its claim: the store cannot tell it that another came between. */
describe("a process whose claim comes late", () => {
  /** The store as seen over a line that delays its first claim. */
  function delayClaim(store: TokenStore, milliseconds: number): TokenStore {
    let wait = milliseconds;
    return {
      ...store,
      set: (key, value, ttl) => {
        const before = wait;
        wait = 0;
        return delay(before, () => store.set(key, value, ttl));
      },
    };
  }

  it.each(Array.from({ length: 32 }, (_, step) => 10 + step * 30))(
    "by %i ms does not log in beside another",
    async (milliseconds) => {
      const { store } = createSharedStore();
      const fleet = createFleet(store, { duration: 2_500 });
      const late = createFleet(delayClaim(store, milliseconds));
      const { value } = await settle(Promise.all([fleet.start()(undefined), late.start()(undefined)]));
      expect(value.map(accessOf)).toEqual(["token-1", "token-1"]);
      expect(fleet.count() + late.count()).toBe(1);
    },
  );

  it("finds the token that was bought meanwhile, and leaves no lease", async () => {
    const shared = createSharedStore({ forgets: false });
    const fleet = createFleet(shared.store, { duration: 50 });
    const late = createFleet(delayClaim(shared.store, 500));
    await settle(Promise.all([fleet.start()(undefined), late.start()(undefined)]));
    expect(fleet.count() + late.count()).toBe(1);
    expect(shared.keys()).toEqual([expect.not.stringContaining("lease")]);
  });
});

it("leaves no lease when its purchase ends while it keeps the lease alive", async () => {
  const shared = createSharedStore({ forgets: false });
  const { store } = shared;
  const slow: TokenStore = { ...store, set: (...entry) => delay(30, () => store.set(...entry)) };
  const sell = () => {
    throw new Error("down");
  };
  await settle(rejectionOf(createFleet(slow, { duration: 260, sell }).start()(undefined)));
  expect(shared.requests.filter((request) => /^set .*:lease/.test(request))).toHaveLength(3);
  expect(shared.keys()).toEqual([]);
});
