import type { AnyResult } from "../../src/answer/result.ts";
import {
  apiKey,
  type CallOptions,
  type ClientOptions,
  createProviderClient,
  defineDescriptor,
  jsonBody,
  pageNumbers,
  pathParameters,
  queryParameters,
  readPointer,
  tokenLogin,
} from "../../src/index.ts";

type Method = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

const things = defineDescriptor({
  provider: "things",
  servers: {},
  authentication: { strategy: "api-key", header: "Api-Key" },
  errorCode: "/code",
  operations: {
    getThing: {
      method: "GET",
      path: "/things/{thing_id}",
      authenticated: true,
      retry: "safe",
      query: ["filter"],
      responses: { 200: "json", 404: "json" },
    },
    createThing: {
      method: "POST",
      path: "/things",
      authenticated: true,
      retry: "never",
      body: "application/json",
      responses: { 201: "json" },
    },
    listThings: {
      method: "GET",
      path: "/things",
      authenticated: true,
      retry: "safe",
      query: ["page", "per_page"],
      responses: { 200: "json" },
      pagination: { strategy: "page-numbers", page: "page", pageSize: "per_page" },
    },
  },
});

const ledger = defineDescriptor({
  provider: "ledger",
  servers: {},
  authentication: {
    strategy: "token-login",
    login: "login",
    refresh: "refresh",
    refreshField: "refreshToken",
    accessToken: "/accessToken",
    refreshToken: "/refreshToken",
    expiresIn: "/expiresIn",
    expiresInUnit: "seconds",
  },
  operations: {
    login: {
      method: "POST",
      path: "/login",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: { 201: "json" },
    },
    refresh: {
      method: "POST",
      path: "/refresh",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: { 201: "json" },
    },
    getEntry: {
      method: "GET",
      path: "/entries/{entry_id}",
      authenticated: true,
      retry: "safe",
      responses: { 200: "json" },
    },
  },
});

/** A client with an API key. */
export interface Things {
  getThing: Method;
  createThing: Method;
  listThings: Method & {
    items(input?: unknown, options?: CallOptions): AsyncIterable<unknown>;
  };
}

/** A client that buys its token. */
export interface Ledger {
  getEntry: Method;
}

const parts = [pathParameters, queryParameters, jsonBody];

/** Waits of a millisecond, so that checks of retries take no time. */
const platform = { now: () => performance.now(), random: () => 0.5, backoff: 2 };

/** Waits of eight seconds, the longest there are: a check that ends earlier did not wait. */
const sluggish = { ...platform, random: () => 0.999, backoff: 1e6 };

export interface CheckClientOptions extends ClientOptions {
  /** Makes every back-off last for eight seconds. */
  readonly isSluggish?: boolean;
}

export function createThingsClient(key: string, { isSluggish, ...options }: CheckClientOptions): Things {
  const authentication = apiKey(things.authentication, key);
  const strategies = { authentication, parts, readCode: readPointer, pagination: pageNumbers };
  return createProviderClient(things, options, strategies, isSluggish ? sluggish : platform);
}

export function createLedgerClient(secret: string, { isSluggish, ...options }: CheckClientOptions): Ledger {
  const credentials = { email: `${secret}@example.com`, password: secret };
  const authentication = tokenLogin(ledger.authentication, credentials);
  return createProviderClient(ledger, options, { authentication, parts }, isSluggish ? sluggish : platform);
}
