import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSharedStore } from "../../support/shared-store.ts";
import { createFleet, HOUR, settle, useFakeTime, useRealTime } from "../../support/token-fleet.ts";

beforeEach(useFakeTime);
afterEach(useRealTime);

describe("a token in the store", () => {
  it("is bought by the first process and taken by the next", async () => {
    const { store } = createSharedStore();
    const fleet = createFleet(store);
    const first = await settle(fleet.start()(undefined));
    expect(first.value).toMatchObject({ access: "token-1", refresh: "refresh-1", by: "login" });
    await vi.advanceTimersByTimeAsync(60_000);
    const second = await settle(fleet.start()(undefined));
    expect(second.value).toMatchObject({ access: "token-1", refresh: "refresh-1", by: "store" });
    expect(second.value.lifetime).toBeCloseTo(HOUR - 60_000, -3);
    expect(second.took).toBeLessThan(50);
    expect(fleet.count()).toBe(1);
  });

  it("is plain JSON without the credentials, under a key without them", async () => {
    const shared = createSharedStore();
    await settle(createFleet(shared.store).start({ email: "hush@a.test", password: "hush" })(undefined));
    const [key, ...others] = shared.keys();
    expect(others).toEqual([]);
    expect(key).toMatch(/^tributary:initech:[0-9a-f]{64}$/);
    const entry = { accessToken: "token-1", refreshToken: "refresh-1", expiresAt: expect.any(Number) };
    expect(shared.read(key as string)).toEqual(entry);
    expect(shared.dump()).not.toContain("hush");
  });

  it("is kept for as long as the token lasts", async () => {
    const shared = createSharedStore();
    await settle(createFleet(shared.store).start()(undefined));
    expect(shared.keys()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(shared.keys()).toEqual([]);
  });

  it.each([true, false])(
    "is not taken within five seconds of its end, if it is dropped: %s",
    async (forgets) => {
      const fleet = createFleet(createSharedStore({ forgets }).store);
      await settle(fleet.start()(undefined));
      await vi.advanceTimersByTimeAsync(HOUR - 5_000);
      expect((await settle(fleet.start()(undefined))).value.access).toBe("token-2");
    },
  );

  it.each([
    [{ email: "other@a.test" }, "https://a.test"],
    [{ email: "hush@a.test", password: "" }, "https://a.test"],
    [{ mail: "hush@a.test" }, "https://a.test"],
    [{ email: "hush@a.test" }, "https://b.test"],
    [{ email: "hush@a.test" }, "https://a.test/v2"],
  ])("is not taken by a client with %j at %s", async (credentials, baseUrl) => {
    const fleet = createFleet(createSharedStore().store);
    await settle(fleet.start()(undefined));
    expect((await settle(fleet.start(credentials as never, baseUrl)(undefined))).value.access).toBe(
      "token-2",
    );
  });

  it("is replaced when it was refused, and then taken by the others", async () => {
    const fleet = createFleet(createSharedStore().store);
    const [one, two] = [fleet.start(), fleet.start()];
    const held = (await settle(one(undefined))).value;
    const same = (await settle(two(undefined))).value;
    const renewed = await settle(one(held));
    expect(renewed.value).toMatchObject({ access: "token-2", by: "refresh" });
    expect((await settle(two(same))).value).toMatchObject({ access: "token-2", by: "store" });
    expect(fleet.count()).toBe(2);
  });

  it("is not taken a second time when the store goes back to it", async () => {
    const shared = createSharedStore();
    const fleet = createFleet(shared.store);
    const renew = fleet.start();
    const first = (await settle(renew(undefined))).value;
    const [key] = shared.keys();
    const old = shared.read(key as string);
    const second = (await settle(renew(first))).value;
    await shared.store.set(key as string, old, HOUR);
    expect((await settle(renew(second))).value.access).toBe("token-3");
  });

  it("whose lifetime made no sense is shared for as long as it is used", async () => {
    const fleet = createFleet(createSharedStore().store, { sell: () => ({ lifetime: Number.NaN }) });
    await settle(fleet.start()(undefined));
    expect((await settle(fleet.start()(undefined))).value.by).toBe("store");
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await settle(fleet.start()(undefined))).value.by).toBe("login");
  });
});
