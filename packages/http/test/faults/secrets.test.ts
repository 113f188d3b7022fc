import { inspect } from "node:util";
import { expect } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import { TributaryError, unwrap } from "../../src/index.ts";
import { createSoylentClient } from "../support/several-schemes.ts";
import * as answers from "./support/answers.ts";
import * as breakages from "./support/breakages.ts";
import { type Behaviour, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { createRecorder, SECRET, settle } from "./support/outcome.ts";
import { createHooliClient, createUmbrellaClient, RECORD } from "./support/providers.ts";

/** What a provider may put in the headers of anything it answers. */
const HEADERS = {
  "content-type": "application/json",
  "set-cookie": "session=hush-cookie",
  "x-request-id": "hush request id",
  "www-authenticate": "Bearer hush-token",
  "x-other": "hush-header",
};

const behaviours: readonly Behaviour[] = [
  answers.answerWith(400, '{"code":"hush code","message":"hush-body"}', HEADERS),
  answers.answerWith(401, '"hush-body"', HEADERS),
  answers.answerWith(429, "hush-body", { ...HEADERS, "retry-after": "hush" }),
  answers.answerWith(503, "<hush-body>", { ...HEADERS, "content-type": "text/hush-html; hush=hush" }),
  answers.answerHtml(),
  answers.cutJson(),
  answers.badGzip(),
  answers.gzipBomb(2),
  answers.hugeBody(2),
  answers.redirectTo("https://hush:hush@hush.invalid/hush?hush#hush"),
  breakages.resetBeforeHeaders(),
  breakages.closeBeforeHeaders(),
  breakages.resetMidBody(),
  breakages.truncateByLength(),
  breakages.truncateLastChunk(),
  breakages.badChunk(),
  breakages.rawBytes("no HTTP", "hush-bytes\r\n\r\n"),
  breakages.endlessHeaders(),
];

/** Credentials of all kinds that are sent as they are. */
const SCHEMES = {
  apiKey: "hush-key",
  secret: "hush-secret",
  session: "hush-session",
  other: "hush-other",
  username: "hush-name",
  password: "hush-password",
};

/** Those that only a timer ends. */
const hanging: readonly Behaviour[] = [
  breakages.blackHole(),
  breakages.dripBody(),
  breakages.dripHeaders(),
  breakages.endlessHints(),
];

/** Meets a behaviour with a key, a login, a body, and credentials in URL, cookie and header; gives the events. */
async function collectErrors(behaviour: Behaviour, classes: Map<string, number>): Promise<number> {
  const timeout = hanging.includes(behaviour) ? 1_000 : 10_000;
  await using server = await startChaosServer(playInOrder(behaviour));
  const { events, onEvent } = createRecorder();
  const options = { baseUrl: server.url, timeout, retry: false, maxBytes: 1_000_000, onEvent } as const;
  const hooli = createHooliClient(options);
  const settleData = async (call: Promise<AnyResult>) => {
    const unwrapped = call.then((result) => {
      unwrap(result);
      return result;
    });
    return settle(unwrapped);
  };
  const outcomes = await Promise.all([
    settleData(hooli.getRecord(RECORD, { headers: { "x-own": "hush-own" } })),
    settleData(hooli.createRecord({ body: { name: "hush-body" } })),
    settleData(createUmbrellaClient(options).getProfile()),
    settleData(createSoylentClient({ ...options, ...SCHEMES }).getAll({ id: "hush-id" })),
  ]);
  for (const { error } of outcomes) {
    expect(TributaryError.is(error), behaviour.name).toBe(true);
    const { name } = error as TributaryError;
    classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  expect(server.requests.length).toBe(outcomes.length);
  return events.length;
}

fault(
  {
    number: 34,
    title: "everything that can go wrong, with a secret in every place",
    expected: "no message, stack, inspection, JSON or event tells one",
    observed:
      "88 errors: 16 HttpError, 36 NetworkError, 8 ParseError, 4 RedirectError, 16 TimeoutError, 8 TooLargeError; 176 events",
  },
  async () => {
    const classes = new Map<string, number>();
    const collect = (some: readonly Behaviour[]) =>
      Promise.all(some.map((behaviour) => collectErrors(behaviour, classes)));
    // The others keep the machine busy: those that a timer ends come after them.
    const events = [...(await collect(behaviours)), ...(await collect(hanging))];
    const sorted = [...classes].sort(([one], [other]) => one.localeCompare(other));
    const told = sorted.map(([name, times]) => `${times} ${name}`).join(", ");
    const total = [...classes.values()].reduce((sum, times) => sum + times, 0);
    return `${total} errors: ${told}; ${events.reduce((sum, number) => sum + number, 0)} events`;
  },
);

fault(
  {
    number: 34,
    title: "a client that is looked into",
    expected: "no credential shows, before and after a login",
    observed: "nothing in inspection, JSON or properties",
  },
  async () => {
    const token = { accessToken: "hush-access", refreshToken: "hush-refresh", expiresIn: 3_600_000 };
    await using server = await startChaosServer(playInOrder(answers.answerJson(token)));
    const umbrella = createUmbrellaClient({ baseUrl: server.url });
    await umbrella.getProfile();
    expect(server.requests.at(-1)?.headers.authorization).toBe("Bearer hush-access");
    const { url: baseUrl } = server;
    const others = [createHooliClient({ baseUrl }), createSoylentClient({ ...SCHEMES, baseUrl })];
    for (const client of [umbrella, ...others]) {
      const shown = inspect(client, { showHidden: true, depth: 20 }) + JSON.stringify(client);
      expect(shown).not.toMatch(SECRET);
    }
    return "nothing in inspection, JSON or properties";
  },
);
