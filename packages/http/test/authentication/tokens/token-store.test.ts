import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TokenStore } from "../../../src/authentication/tokens/token-store.ts";
import { rejectionOf } from "../../support/fake-fetch.ts";
import { createSharedStore, delay } from "../../support/shared-store.ts";
import { createFleet, HOUR, settle, useFakeTime, useRealTime } from "../../support/token-fleet.ts";

beforeEach(useFakeTime);
afterEach(useRealTime);

const fail = () => {
  throw new Error("the store is broken");
};
const reject = async () => fail();
const hang = () => new Promise(() => {});
const hangAsThenable = () => ({
  // biome-ignore lint/suspicious/noThenProperty: what a hostile store may answer.
  then: () => {},
});

/** A store that works but for one method. */
function breakStore(method: keyof TokenStore, broken: () => unknown): TokenStore {
  return { ...createSharedStore().store, [method]: broken };
}

/** A store whose every value is the same. */
function createConstantStore(value: unknown): TokenStore {
  return { get: () => value, set: () => undefined, delete: () => undefined };
}

describe("a store that", () => {
  const methods = ["get", "set", "delete"] as const;
  const breakages = { fail, reject, hang, hangAsThenable };
  const cases = methods.flatMap((method) =>
    Object.entries(breakages).map(([name, broken]) => [name, method, broken] as const),
  );
  it.each(cases)("%ss at %s still leaves a token to be bought", async (_, method, broken) => {
    const fleet = createFleet(breakStore(method, broken));
    const { value, took } = await settle(fleet.start()(undefined));
    expect(value).toMatchObject({ access: "token-1", refresh: "refresh-1" });
    expect(took).toBeLessThan(2_500);
    expect(fleet.count()).toBe(1);
  });

  it.each(Object.entries(breakages))(
    "%ss at everything leaves a purchase its own error",
    async (_, broken) => {
      const failure = new Error("refused");
      const store = { get: broken, set: broken, delete: broken };
      const fleet = createFleet(store, {
        sell: () => {
          throw failure;
        },
      });
      const { value, took } = await settle(rejectionOf(fleet.start()(undefined)));
      expect(value).toBe(failure);
      expect(took).toBeLessThan(2_500);
    },
  );

  it("fails only later, when a purchase is under way, does no harm", async () => {
    const shared = createSharedStore();
    let isBroken = false;
    const guard =
      <Arguments extends unknown[]>(work: (...given: Arguments) => unknown) =>
      (...given: Arguments) =>
        isBroken ? fail() : work(...given);
    const { store } = shared;
    const broken = { get: guard(store.get), set: guard(store.set), delete: guard(store.delete) };
    const fleet = createFleet(broken, { duration: 1_000 });
    setTimeout(() => {
      isBroken = true;
    }, 400);
    expect((await settle(fleet.start()(undefined))).value.access).toBe("token-1");
    expect((await settle(fleet.start()(undefined))).value.access).toBe("token-2");
  });

  it("has no methods at all still leaves a token to be bought", async () => {
    const fleet = createFleet({} as TokenStore);
    expect((await settle(fleet.start()(undefined))).value.access).toBe("token-1");
  });
});

describe("a value that is no token", () => {
  const soon = { accessToken: "stolen", expiresAt: Number.MAX_VALUE };
  const trap = new Proxy({}, { get: fail, has: fail, ownKeys: fail });
  it.each([
    ["a string", "stolen"],
    ["a number", 7],
    ["true", true],
    ["null", null],
    ["a list", ["stolen"]],
    ["a function", () => soon],
    ["an empty object", {}],
    ["a proxy that throws", trap],
    ["a getter that throws", Object.defineProperty({}, "accessToken", { get: fail })],
    ["no token", { ...soon, accessToken: undefined }],
    ["an empty token", { ...soon, accessToken: "" }],
    ["a token with a line break", { ...soon, accessToken: "stolen\r\nx-evil: 1" }],
    ["a token with a space", { ...soon, accessToken: "sto len" }],
    ["a token that is a String", { ...soon, accessToken: new String("stolen") }],
    ["a token that is a number", { ...soon, accessToken: 7 }],
    ["a token that turns into one", { ...soon, accessToken: { toString: () => "stolen" } }],
    ["no end", { ...soon, expiresAt: undefined }],
    ["an end of null", { ...soon, expiresAt: null }],
    ["an end that is not a number", { ...soon, expiresAt: Number.NaN }],
    ["an end in words", { ...soon, expiresAt: "9999999999999" }],
    ["an end that is past", { ...soon, expiresAt: 0 }],
  ])("is not used: %s", async (_, value) => {
    const fleet = createFleet(createConstantStore(value));
    const { value: tokens, took } = await settle(fleet.start()(undefined));
    expect(tokens).toMatchObject({ access: "token-1", by: "login" });
    expect(took).toBeLessThan(11_000);
    expect(fleet.count()).toBe(1);
  });

  it.each([undefined, null, 7, {}, ["r"]])("leaves %j out as its refresh token", async (refreshToken) => {
    const entry = { accessToken: "shared", refreshToken, expiresAt: Date.now() + HOUR };
    const { value } = await settle(createFleet(createConstantStore(entry)).start()(undefined));
    expect(value).toMatchObject({ access: "shared", refresh: undefined, by: "store" });
  });
});

it("counts a token's life from its receipt, however long the store takes to keep it", async () => {
  const { store } = createSharedStore();
  const slow = {
    ...store,
    set: (...entry: Parameters<TokenStore["set"]>) => delay(900, () => store.set(...entry)),
  };
  const { value } = await settle(createFleet(slow).start()(undefined));
  expect(value.lifetime).toBe(HOUR - 900);
});

it.each([1, 2, 3, 4, 5])("leaves no timer behind when it fails from request %i on", async (first) => {
  const { store } = createSharedStore();
  let requests = 0;
  const get = (key: string) => {
    requests += 1;
    return requests >= first ? fail() : store.get(key);
  };
  const fleet = createFleet({ ...store, get });
  expect((await settle(fleet.start()(undefined))).value.access).toBe("token-1");
  expect(requests).toBeGreaterThanOrEqual(first);
  expect(vi.getTimerCount()).toBe(0);
});

it("leaves no timer behind", async () => {
  await settle(createFleet(createSharedStore().store, { duration: 900 }).start()(undefined));
  expect(vi.getTimerCount()).toBe(0);
});

it("takes a Map", async () => {
  const fleet = createFleet(new Map());
  await settle(fleet.start()(undefined));
  expect((await settle(fleet.start()(undefined))).value.by).toBe("store");
});
