import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyResult } from "../../src/answer/result.ts";
import { type ClientEvent, type ClientOptions, createMiddleware, unwrap } from "../../src/index.ts";
import { traceEvents } from "../../src/observation/opentelemetry.ts";
import { answerJson, createFakeFetch, neverAnswer, type SentRequest } from "../support/fake-fetch.ts";
import { createSoylentClient } from "../support/several-schemes.ts";
import { createExported } from "../support/tracing.ts";

/* Credentials of every kind, made up at random, against every way that a call can end. */

interface Secrets {
  readonly apiKey: string;
  readonly token: string;
  readonly secret: string;
  readonly session: string;
  readonly other: string;
  readonly username: string;
  readonly password: string;
}

/** Long enough that none stands in other text by chance. */
function createText(unit: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.string({ unit, minLength: 12, maxLength: 40 });
}

function createCharacters(allowed: RegExp): fc.Arbitrary<string> {
  const ascii = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code));
  return fc.constantFrom(...ascii.filter((character) => allowed.test(character)));
}

const header = createText(createCharacters(/[\x21-\x7e]/));
const cookie = createText(createCharacters(/[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]/));
const anything = createText(fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })).filter(
  (text) => !/[\p{Cc}\p{Cs}]/u.test(text),
);
const secrets: fc.Arbitrary<Secrets> = fc.record({
  apiKey: header,
  token: header,
  secret: anything,
  session: cookie,
  other: cookie,
  username: anything.filter((text) => !text.includes(":")),
  password: anything,
});

/** All that a credential looks like on its way. */
function listSpellings({ username, password, ...keys }: Secrets): string[] {
  const pair = `${username}:${password}`;
  const bytes = Buffer.from(pair, "utf8");
  return [...Object.values(keys), username, password, pair]
    .flatMap((text) => [
      text,
      encodeURIComponent(text),
      encodeURI(text),
      new URLSearchParams({ "": text }).toString().slice(1),
      JSON.stringify(text).slice(1, -1),
      inspect(text).slice(1, -1),
    ])
    .concat(bytes.toString("base64"), bytes.toString("base64url"));
}

type Answer = (request: SentRequest) => Response | Promise<Response>;

/** What a platform may put into its errors: the whole request. */
function failAs(Kind: new (message: string, options?: ErrorOptions) => Error): Answer {
  return ({ url, headers }) => {
    const told = `${url} ${JSON.stringify([...headers])}`;
    const cause = Object.assign(new Error(told), { code: "ECONNRESET", url, headers });
    throw Object.assign(new Kind(`fetch of ${told} failed`, { cause }), { url, path: url, headers });
  };
}

/** An answer that says again what it was asked. */
function echo(status: number, type = "application/json"): Answer {
  return ({ url, headers }) => {
    const told = [url, ...headers].join(" ");
    const response = new Response(type.includes("json") ? JSON.stringify({ error: told }) : told, {
      status,
      headers: { "content-type": type, "x-told": encodeURIComponent(told), "x-request-id": "id-1" },
    });
    return Object.defineProperty(response, "url", { value: url });
  };
}

const answers: Readonly<Record<string, Answer>> = {
  success: () => answerJson({}),
  empty: () => new Response(null, { status: 204 }),
  refusal: echo(400),
  "refusal of the credential": echo(401),
  outage: echo(503),
  page: echo(200, "text/html"),
  "broken JSON": ({ url }) => new Response(`{"${url}`, { headers: { "content-type": "application/json" } }),
  redirect: ({ url }) => new Response(null, { status: 302, headers: { location: `${url}&again` } }),
  "too much": ({ url }) => new Response(url.padEnd(3_000)),
  "network failure": failAs(TypeError),
  "failure of another kind": failAs(RangeError),
  "nothing at all": neverAnswer,
};

/** All that anybody could see of a call: results are looked at without what the provider wrote itself. */
function tell(outcome: PromiseSettledResult<AnyResult>): unknown[] {
  if (outcome.status === "fulfilled") {
    const { meta, response } = outcome.value;
    return [meta, response.url, response.type, response.statusText];
  }
  const error = outcome.reason as Error;
  return [error, error.message, error.stack, String(error), JSON.stringify(error), error.cause, { ...error }];
}

const logged: unknown[] = [];

describe("credentials in URLs, cookies and headers", () => {
  beforeEach(() => {
    logged.length = 0;
    for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
      vi.spyOn(console, method).mockImplementation((...told) => void logged.push(...told));
    }
    vi.spyOn(process, "emitWarning").mockImplementation((...told: unknown[]) => void logged.push(...told));
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(Object.entries(answers))("are told by nothing, however a call ends: %s", async (name, answer) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (made) => {
        const { tracer, spans } = createExported();
        const trace = traceEvents({ tracer });
        const told: unknown[] = [];
        const onEvent = (event: ClientEvent): void => {
          told.push(event);
          trace(event);
        };
        const middleware = createMiddleware({
          onRequest: ({ request }) => void told.push(request.url, [...request.headers]),
        });
        const { fetch, sent } = createFakeFetch(answer);
        const retry = name === "outage" ? {} : { retry: false as const };
        const options: ClientOptions = { fetch, onEvent, middleware, maxBytes: 2_000, timeout: 5, ...retry };
        const client = createSoylentClient({ ...options, ...made });
        const outcomes = await Promise.allSettled([
          client.getAll({ id: "1", limit: 2 }),
          client.getAll({ id: "1" }).then((result) => {
            unwrap(result);
            return result;
          }),
          client.getToken(),
        ]);
        expect(sent.length).toBeGreaterThanOrEqual(outcomes.length);
        const seen = [client, ...outcomes.flatMap(tell), ...told, ...spans().map(toPlain), ...logged];
        const shown = seen.map((each) =>
          typeof each === "string"
            ? each
            : `${inspect(each, { showHidden: true, depth: 10, maxStringLength: null })}${JSON.stringify(each)}`,
        );
        const text = shown.join("\n");
        expect(listSpellings(made).filter((spelling) => text.includes(spelling))).toEqual([]);
      }),
      { numRuns: name === "nothing at all" ? 5 : 15, seed: 4711 },
    );
  });

  it("are on what is sent: what is looked for would be found", async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (made) => {
        const { fetch, sent } = createFakeFetch(() => answerJson({}));
        const client = createSoylentClient({ fetch, ...made });
        await client.getAll({ id: "1" });
        await client.getToken();
        const text = inspect(sent.map(({ url, headers }) => [url, ...headers].join(" "))) + sent[0]?.url;
        const spellings = listSpellings(made);
        const found = Object.values(made).filter((_, index) => {
          return spellings.slice(index * 6, index * 6 + 6).some((spelling) => text.includes(spelling));
        });
        expect(found.length).toBeGreaterThanOrEqual(4);
        const basic = Buffer.from(`${made.username}:${made.password}`, "utf8").toString("base64");
        expect(sent[0]?.headers.get("authorization")).toBe(`Basic ${basic}`);
      }),
      { numRuns: 15, seed: 4711 },
    );
  });

  it("are told by no refusal of a credential that cannot be sent", () => {
    const broken = fc.tuple(secrets, fc.constantFrom("\n", "\0", "\ud800", "\u007f"), fc.nat());
    fc.assert(
      fc.property(broken, ([made, character, position]) => {
        for (const option of Object.keys(made) as (keyof Secrets)[]) {
          const value = made[option];
          const at = position % value.length;
          const wrong = value.slice(0, at) + character + value.slice(at);
          let refusal: unknown;
          try {
            createSoylentClient({ ...made, [option]: wrong });
          } catch (error) {
            refusal = error;
          }
          expect(refusal).toMatchObject({ name: "ConfigError", option });
          const text = inspect(refusal, { showHidden: true, depth: 10 }) + JSON.stringify(refusal);
          const parts = [wrong.slice(0, at), wrong.slice(at + 1)].filter((part) => part.length > 5);
          for (const part of [...parts, ...listSpellings(made)]) expect(text).not.toContain(part);
        }
      }),
      { numRuns: 15, seed: 4711 },
    );
  });
});

function toPlain({
  name,
  attributes,
  events,
  status,
}: ReturnType<ReturnType<typeof createExported>["spans"]>[0]) {
  return { name, attributes, events, status };
}
