import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sharedTokens } from "../../../src/index.ts";
import { answerJson, rejectionOf } from "../../support/fake-fetch.ts";
import { createSharedStore } from "../../support/shared-store.ts";
import { settle, useFakeTime, useRealTime } from "../../support/token-fleet.ts";
import {
  createTokenProvider,
  expectNoSecret,
  HOUR,
  LOGIN,
  PROFILE,
  REFRESH,
} from "../../support/token-provider.ts";

beforeEach(useFakeTime);
afterEach(useRealTime);

/** Clients of one provider over one store, as processes have them. */
function setUp(override?: Parameters<typeof createTokenProvider>[0]) {
  const shared = createSharedStore();
  const provider = createTokenProvider(override);
  return { shared, provider, start: () => provider.client({ tokenStore: sharedTokens(shared.store) }) };
}

describe("clients that share a store", () => {
  it("log in once, and say whence their tokens are", async () => {
    const { provider, start } = setUp();
    await settle(start().getProfile());
    expect((await settle(start().getProfile())).value.ok).toBe(true);
    expect(provider.paths()).toEqual([LOGIN, PROFILE, PROFILE]);
    expect(provider.renewals()).toEqual(["login", "store"]);
    expectNoSecret(provider.events);
  });

  it("refresh once after a revocation, and lose no call", async () => {
    const { provider, start } = setUp();
    const clients = Array.from({ length: 5 }, start);
    await settle(Promise.all(clients.map((client) => client.getProfile())));
    provider.revoke();
    const calls = clients.flatMap((client) => Array.from({ length: 20 }, () => client.getProfile()));
    const { value } = await settle(Promise.all(calls));
    expect(value.filter(({ ok }) => !ok)).toEqual([]);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
  });

  it("refresh once near a token's end, in background", async () => {
    const { provider, start } = setUp();
    const clients = Array.from({ length: 5 }, start);
    await settle(Promise.all(clients.map((client) => client.getProfile())));
    provider.pass(HOUR - 300_000);
    for (let round = 0; round < 3; round += 1) {
      const { value } = await settle(Promise.all(clients.map((client) => client.getProfile())));
      expect(value.every(({ ok }) => ok)).toBe(true);
      await settle(
        new Promise((resolve) => {
          setTimeout(resolve, 1_000);
        }),
      );
    }
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
  });

  it("survive a revoked token in the store without losing a call", async () => {
    const { provider, start } = setUp();
    await settle(start().getProfile());
    provider.revoke();
    expect((await settle(start().getProfile())).value.ok).toBe(true);
    expect(provider.paths()).toEqual([LOGIN, PROFILE, PROFILE, REFRESH, PROFILE]);
  });

  it("throw the provider's error where it refuses the credentials, and leave none in the store", async () => {
    const { provider, shared, start } = setUp((_, path) =>
      path === LOGIN ? answerJson({ hush: "hush" }, { status: 400 }) : undefined,
    );
    const { value: error } = await settle(rejectionOf(start().getProfile()));
    expect(error).toMatchObject({ name: "HttpError", status: 400 });
    expectNoSecret(error);
    expect(shared.keys()).toEqual([]);
    expect(provider.paths()).toEqual([LOGIN]);
  });

  it("at other servers log in for themselves", async () => {
    const { provider, shared, start } = setUp();
    await settle(start().getProfile());
    const tokenStore = sharedTokens(shared.store);
    await settle(provider.client({ tokenStore, baseUrl: "https://sandbox.initech.test" }).getProfile());
    expect(provider.count(LOGIN)).toBe(2);
  });

  it("let a caller leave while they look into the store", async () => {
    const { start } = setUp();
    const controller = new AbortController();
    const client = start();
    const leaving = rejectionOf(client.getProfile({}, { signal: controller.signal }));
    const staying = client.getProfile();
    controller.abort("mine");
    expect((await settle(leaving)).value).toBe("mine");
    expect((await settle(staying)).value.ok).toBe(true);
  });
});
