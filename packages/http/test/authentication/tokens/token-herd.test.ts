import { describe, expect, it } from "vitest";
import { answerJson } from "../../support/fake-fetch.ts";
import {
  createGate,
  createTokenProvider,
  HOUR,
  LOGIN,
  PROFILE,
  REFRESH,
  turn,
} from "../../support/token-provider.ts";

/** Makes calls at once; gives back how many were lost. */
async function countLost(calls: readonly Promise<{ readonly ok: boolean }>[]): Promise<number> {
  return (await Promise.all(calls)).filter(({ ok }) => !ok).length;
}

describe("500 calls at once", () => {
  it.each([16, 500])("on a cold start, %i at a time, make one login", async (concurrency) => {
    const provider = createTokenProvider();
    const client = provider.client({ concurrency });
    expect(await countLost(Array.from({ length: 500 }, () => client.getProfile()))).toBe(0);
    expect(provider.count(LOGIN)).toBe(1);
    expect(provider.sent).toHaveLength(501);
  });

  it("all answered 401 after a revocation make one refresh, and none is lost", async () => {
    const gate = createGate();
    let refused = 0;
    const provider = createTokenProvider((request, path) => {
      if (path !== PROFILE || request.method !== "POST" || provider.isCurrent(request)) return undefined;
      refused += 1;
      if (refused === 500) gate.open();
      return gate.passed.then(() => answerJson({}, { status: 401 }));
    });
    const client = provider.client({ concurrency: 500 });
    await client.getProfile();
    provider.revoke();
    const calls = Array.from({ length: 500 }, () => client.saveProfile({ body: {} }));
    expect(await countLost(calls)).toBe(0);
    expect(refused).toBe(500);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
    expect(provider.sent).toHaveLength(2 + 500 + 1 + 500);
  });

  it("whose token ends among them make one refresh, and none is lost", async () => {
    const provider = createTokenProvider();
    const client = provider.client({ concurrency: 500 });
    await client.getProfile();
    const before = Array.from({ length: 250 }, () => client.getProfile());
    provider.pass(HOUR);
    const after = Array.from({ length: 250 }, () => client.getProfile());
    expect(await countLost([...before, ...after])).toBe(0);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
  });

  it("while the refresh is refused make one login", async () => {
    const provider = createTokenProvider((_, path) =>
      path === REFRESH ? answerJson({}, { status: 400 }) : undefined,
    );
    const client = provider.client({ concurrency: 500 });
    await client.getProfile();
    provider.revoke();
    expect(await countLost(Array.from({ length: 500 }, () => client.getProfile()))).toBe(0);
    expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([2, 1]);
  });
});

/**
 * 300 calls are sent with a token that is then revoked; their 401s arrive one by one, before, while and
 * after the refresh is under way.
 */
it.each([1, 100, 299])("300 staggered 401s, %i before the refresh is done, make one", async (before) => {
  const refresh = createGate();
  const answers: (() => void)[] = [];
  const provider = createTokenProvider((request, path) => {
    if (path === REFRESH) return refresh.passed.then(() => provider.sell());
    if (path !== PROFILE || request.method !== "POST" || provider.isCurrent(request)) return undefined;
    return new Promise((resolve) => {
      answers.push(() => resolve(answerJson({}, { status: 401 })));
    });
  });
  const client = provider.client({ concurrency: 300 });
  await client.getProfile();
  provider.revoke();
  const calls = Array.from({ length: 300 }, () => client.saveProfile({ body: {} }));
  while (answers.length < 300) await turn();
  for (const [index, answer] of answers.entries()) {
    if (index === before) refresh.open();
    answer();
    await turn();
  }
  expect(await countLost(calls)).toBe(0);
  expect(answers).toHaveLength(300);
  expect([provider.count(LOGIN), provider.count(REFRESH)]).toEqual([1, 1]);
});
