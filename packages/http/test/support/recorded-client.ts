import type { AnyResult } from "../../src/answer/result.ts";
import {
  apiKey,
  type ClientEvent,
  type ClientOptions,
  createProviderClient,
  defineDescriptor,
  jsonBody,
  type Platform,
} from "../../src/index.ts";
import { answerJson, createFakeFetch, type SentRequest } from "./fake-fetch.ts";

const shared = { authenticated: true, responses: { 200: "json" } } as const;

/** An invented provider with an operation of each class of retries. */
const hooli = defineDescriptor({
  provider: "hooli",
  servers: { production: "https://hooli.test" },
  authentication: { strategy: "api-key", header: "Api-Key" },
  operations: {
    read: { ...shared, method: "GET", path: "/read", retry: "safe" },
    put: { ...shared, method: "PUT", path: "/put", retry: "idempotent", body: "application/json" },
    pay: { ...shared, method: "POST", path: "/pay", retry: "never", body: "application/json" },
  },
});

type Method = (input?: unknown, options?: object) => Promise<AnyResult>;
type HooliClient = Record<keyof (typeof hooli)["operations"], Method>;

interface SetUp {
  readonly options?: ClientOptions;
  readonly platform?: Partial<Platform>;
  readonly answer: (request: SentRequest, index: number) => Response | Promise<Response>;
}

/** A client that tries again at once, with what it sends and what it tells of it. */
export function setUp({ options, platform, answer }: SetUp) {
  const { fetch, sent } = createFakeFetch(answer);
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const strategies = { authentication: apiKey(hooli.authentication, "hooli-key"), parts: [jsonBody] };
  const all = { random: () => 0, ...platform };
  const client = createProviderClient<HooliClient>(hooli, { fetch, onEvent, ...options }, strategies, all);
  return { client, sent, events };
}

/** An answer of this status, with an empty object in it. */
export function fail(status: number, headers: Record<string, string> = {}): Response {
  return answerJson({}, { status, headers });
}
