import { describe, expect } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import { answerHtml, answerJson, answerWith, JSON_HEADERS } from "./support/answers.ts";
import { blackHole, resetBeforeHeaders } from "./support/breakages.ts";
import { type Behaviour, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { type Outcome, settle } from "./support/outcome.ts";
import { createHooliClient, createUmbrellaClient, RECORD } from "./support/providers.ts";
import { createTokenProvider, PROFILE } from "./support/token-provider.ts";

/** Milliseconds the fan-out may take in all. */
const DEADLINE = 1_500;

/** Asks three providers at once, the first of which misbehaves, under one deadline. */
async function fanOut(first: Behaviour, others: Behaviour | undefined = undefined): Promise<string> {
  await using faulty = await startChaosServer(playInOrder(first));
  await using sound = await startChaosServer(playInOrder(others ?? answerJson({ id: 2 })));
  const tokens = createTokenProvider(({ path }) => (path === PROFILE ? others : undefined));
  await using login = await startChaosServer(tokens.script);
  const options = { deadline: DEADLINE };
  const calls: Promise<AnyResult>[] = [
    createHooliClient({ ...options, baseUrl: faulty.url }).getRecord(RECORD),
    createHooliClient({ ...options, baseUrl: sound.url }).getRecord(RECORD),
    createUmbrellaClient({ ...options, baseUrl: login.url }).getProfile(),
  ];
  const outcomes: Outcome[] = await Promise.all(calls.map((call) => settle(call)));
  expect(faulty.fired.length).toBeGreaterThan(0);
  return outcomes.map(({ told }) => told.split(",")[0]).join("; ");
}

const faults: readonly [string, Behaviour, string][] = [
  ["down", resetBeforeHeaders(), "NetworkError ECONNRESET"],
  ["answering 503", answerWith(503, "{}"), "503"],
  ["silent", blackHole(), "TimeoutError"],
  ["lying", answerHtml(), "ParseError 200 unparsable-body text/html"],
  ["busy for an hour", answerWith(429, "{}", { ...JSON_HEADERS, "retry-after": "3600" }), "429"],
];

// Together, as some of them take the whole deadline.
describe.concurrent("a fan-out", () => {
  for (const [state, behaviour, observed] of faults) {
    fault(
      {
        number: 25,
        title: `one provider of three is ${state}`,
        expected: "the others' data arrives, the fault is told, all within the deadline",
        observed: `${observed}; 200; 200`,
      },
      () => fanOut(behaviour),
    );
  }

  fault(
    {
      number: 26,
      title: "all three providers are down",
      expected: "three errors, within the deadline",
      observed: "NetworkError ECONNRESET; TimeoutError; TimeoutError",
    },
    () => fanOut(resetBeforeHeaders(), blackHole()),
  );
});
