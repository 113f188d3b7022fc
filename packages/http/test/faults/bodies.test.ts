import { expect } from "vitest";
import { answerHtml, answerJson, answerWith, badGzip, cutJson, JSON_HEADERS } from "./support/answers.ts";
import { badChunk, resetMidBody, truncateByLength, truncateLastChunk } from "./support/breakages.ts";
import { type Behaviour, playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { observeHeads } from "./support/observe-heads.ts";
import { type Outcome, report, settle, withoutCode } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";
import { startToxicProxy } from "./support/toxic-proxy.ts";

/** Asks for a record of a server that behaves so, and says what came of it. */
async function getRecord(...behaviours: [Behaviour, ...Behaviour[]]): Promise<Outcome & { report: string }> {
  await using server = await startChaosServer(playInOrder(...behaviours));
  const outcome = await settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD));
  expect(server.fired).toHaveLength(server.requests.length);
  return { ...outcome, report: report(outcome, server) };
}

fault(
  {
    number: 7,
    title: "a reset in the body is retried",
    expected: "GET is sent again, POST is not",
    observed: "GET 200, 2 attempts; POST NetworkError, 1 attempt; 3 requests; 3 heads had arrived",
  },
  async () => {
    const heads = observeHeads();
    const reset = (arrived: number): Behaviour => resetMidBody(heads.sawHeads(arrived));
    await using server = await startChaosServer(playInOrder(reset(1), answerJson({ id: 1 }), reset(3)));
    const client = createHooliClient({ baseUrl: server.url, fetch: heads.fetch });
    const got = await settle(client.getRecord(RECORD));
    expect(got.result).toMatchObject({ ok: true, data: { id: 1 } });
    const posted = await settle(client.createRecord({ body: {} }));
    expect(server.fired).toEqual(["reset mid body", "status 200", "reset mid body"]);
    const told = withoutCode(report(posted, server));
    return `GET ${got.told}; POST ${told}; ${heads.count()} heads had arrived`;
  },
);

fault(
  {
    number: 7,
    title: "a proxy that cuts the body is survived",
    expected: "three attempts, then a NetworkError",
    observed: "by reset: NetworkError, 3 attempts; by close: NetworkError, 3 attempts; 6 cuts",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson({ name: "hush".repeat(5_000) })));
    await using proxy = await startToxicProxy(server.port);
    const client = createHooliClient({ baseUrl: proxy.url });
    const told: string[] = [];
    for (const by of ["reset", "close"] as const) {
      proxy.set({ kind: "cut", after: 5_000, by });
      const outcome = await settle(client.getRecord(RECORD));
      told.push(`by ${by}: ${withoutCode(outcome.told)}`);
    }
    return `${told.join("; ")}; ${proxy.fired.cut} cuts`;
  },
);

for (const [title, truncate] of [
  ["a body shorter than its content-length", truncateByLength],
  ["a chunked body without its last chunk", truncateLastChunk],
  ["a chunk whose length is no number", badChunk],
] as const) {
  fault(
    {
      number: 8,
      title: `${title} is not taken for whole`,
      expected: "retried, never parsed",
      observed: "NetworkError, 3 attempts; 3 requests; then 200, 2 attempts; 2 requests",
    },
    async () => {
      const broken = await getRecord(truncate());
      const mended = await getRecord(truncate(), answerJson());
      return `${withoutCode(broken.report)}; then ${mended.report}`;
    },
  );
}

fault(
  {
    number: 9,
    title: "JSON that is cut in an answer of the right length",
    expected: "a ParseError at once: the provider says it is whole",
    observed: "ParseError 200 unparsable-body application/json, 1 attempt; 1 request",
  },
  async () => (await getRecord(cutJson())).report,
);

fault(
  {
    number: 8,
    title: "a byte that a proxy changed in the head",
    expected: "retried, then a NetworkError",
    observed: "NetworkError, 3 attempts; 3 requests",
  },
  async () => {
    await using server = await startChaosServer(playInOrder(answerJson()));
    await using proxy = await startToxicProxy(server.port);
    proxy.set({ kind: "corrupt", at: 0 });
    const outcome = await settle(createHooliClient({ baseUrl: proxy.url }).getRecord(RECORD));
    expect(proxy.fired).toEqual({ corrupt: 3 });
    return withoutCode(report(outcome, server));
  },
);

fault(
  {
    number: 31,
    title: "a body that is no gzip though it says so",
    expected: "retried, then a NetworkError",
    observed: "NetworkError Z_DATA_ERROR, 3 attempts; 3 requests",
  },
  async () => (await getRecord(badGzip())).report,
);

const answers: readonly [string, Behaviour, string][] = [
  ["empty 200", answerWith(200), "ParseError 200 unparsable-body application/json, 1 attempt; 1 request"],
  [
    "empty 200 without a type",
    answerWith(200, "", {}),
    "ParseError 200 unparsable-body, 1 attempt; 1 request",
  ],
  [
    "blank 200",
    answerWith(200, " \n"),
    "ParseError 200 unparsable-body application/json, 1 attempt; 1 request",
  ],
  ["empty 500", answerWith(500), "500, 3 attempts; 3 requests; undefined"],
  ["204", answerWith(204, "", {}), "204, 1 attempt; 1 request; undefined"],
  ["null in a 500", answerWith(500, "null"), "500, 3 attempts; 3 requests; null"],
  ["HTML in a 200", answerHtml(), "ParseError 200 unparsable-body text/html, 1 attempt; 1 request"],
  ["HTML in a 502", answerHtml(502, "<h1>hush</h1>"), '502, 3 attempts; 3 requests; "<h1>hush</h1>"'],
  [
    "JSON as text/plain",
    answerWith(200, '{"a":1}', { "content-type": "text/plain" }),
    '200, 1 attempt; 1 request; {"a":1}',
  ],
  [
    "JSON as text/html",
    answerHtml(200, '{"a":1}'),
    "ParseError 200 unparsable-body text/html, 1 attempt; 1 request",
  ],
  ["JSON behind a byte order mark", answerWith(200, '\ufeff{"a":1}'), '200, 1 attempt; 1 request; {"a":1}'],
  [
    "a status nobody documented",
    answerJson({}, 299),
    "ParseError 299 undocumented-status application/json, 1 attempt; 1 request",
  ],
];

for (const [title, behaviour, observed] of answers) {
  const isParseError = observed.startsWith("ParseError");
  const expected = isParseError ? "a ParseError, once" : "an answer with its status";
  fault({ number: 32, title, expected, observed }, async () => {
    const { result, report: told } = await getRecord(behaviour);
    if (!result) return told;
    return `${told}; ${JSON.stringify(result.ok ? result.data : result.error)}`;
  });
}

fault(
  {
    number: 32,
    title: "`__proto__` in an answer",
    expected: "a property like any other, and no prototype is changed",
    observed: "200, 1 attempt; 1 request; own property, prototypes untouched",
  },
  async () => {
    const evil = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}';
    const { result, report: told } = await getRecord(answerWith(200, evil, JSON_HEADERS));
    const data: object = result?.ok ? (result.data as object) : {};
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Reflect.get({}, "isAdmin")).toBeUndefined();
    return `${told}; ${Object.hasOwn(data, "__proto__") ? "own property, prototypes untouched" : "lost"}`;
  },
);
