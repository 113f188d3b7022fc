import type { AnyResult } from "../../../src/answer/result.ts";
import type { Platform } from "../../../src/client/platform.ts";
import {
  apiKey,
  type CallOptions,
  type ClientOptions,
  createProviderClient,
  defineDescriptor,
  type Items,
  type Pages,
  pageNumbers,
  tokenLogin,
} from "../../../src/index.ts";
import { strategies } from "../../support/fixtures.ts";

/** Two invented providers, with an operation of every retry class, and clients that do not wait. */

type Method = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

interface PaginatedMethod extends Method {
  items(input?: unknown, options?: CallOptions): Items<unknown>;
  pages(input?: unknown, options?: CallOptions): Pages<unknown>;
}

export interface FaultOptions extends ClientOptions {
  readonly baseUrl: string;
  readonly platform?: Partial<Platform>;
}

const hooli = defineDescriptor({
  provider: "hooli",
  servers: {},
  authentication: { strategy: "api-key", header: "Api-Key" },
  errorCode: "/code",
  operations: {
    getRecord: {
      method: "GET",
      path: "/records/{record_id}",
      authenticated: true,
      retry: "safe",
      query: ["expand"],
      responses: { 200: "json", 204: "none", 404: "json" },
    },
    replaceRecord: {
      method: "PUT",
      path: "/records/{record_id}",
      authenticated: true,
      retry: "idempotent",
      body: "application/json",
      responses: { 200: "json" },
    },
    createRecord: {
      method: "POST",
      path: "/records",
      authenticated: true,
      retry: "never",
      body: "application/json",
      responses: { 200: "json" },
    },
    sendMoney: {
      method: "POST",
      path: "/transfers",
      authenticated: true,
      retry: "keyed",
      header: ["Idempotency-Key"],
      idempotencyKey: "Idempotency-Key",
      body: "application/json",
      responses: { 200: "json" },
    },
    listRecords: {
      method: "GET",
      path: "/records",
      authenticated: true,
      retry: "safe",
      query: ["page", "per_page"],
      responses: { 200: "json" },
      pagination: { strategy: "page-numbers", page: "page", pageSize: "per_page" },
    },
    getDocument: {
      method: "GET",
      path: "/documents/{document_id}",
      authenticated: true,
      retry: "safe",
      responses: { 200: "other" },
    },
  },
});

export type HooliClient = Record<Exclude<keyof (typeof hooli)["operations"], "listRecords">, Method> & {
  readonly listRecords: PaginatedMethod;
};

/** A client with a key; it waits no time between attempts unless told to. */
export function createHooliClient({ platform, ...options }: FaultOptions): HooliClient {
  return createProviderClient(
    hooli,
    options,
    { ...strategies, authentication: apiKey(hooli.authentication, "hush-key"), pagination: pageNumbers },
    { random: () => 0, ...platform },
  );
}

const umbrella = defineDescriptor({
  provider: "umbrella",
  servers: {},
  authentication: {
    strategy: "token-login",
    login: "login",
    refresh: "refresh",
    refreshField: "refreshToken",
    accessToken: "/accessToken",
    refreshToken: "/refreshToken",
    expiresIn: "/expiresIn",
    expiresInUnit: "milliseconds",
  },
  operations: {
    login: {
      method: "POST",
      path: "/auth/login",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: { 200: "json" },
    },
    refresh: {
      method: "POST",
      path: "/auth/refresh",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: { 200: "json" },
    },
    getProfile: {
      method: "GET",
      path: "/profile",
      authenticated: true,
      retry: "safe",
      responses: { 200: "json" },
    },
    saveProfile: {
      method: "POST",
      path: "/profile",
      authenticated: true,
      retry: "never",
      body: "application/json",
      responses: { 200: "json" },
    },
  },
});

export type UmbrellaClient = Record<keyof (typeof umbrella)["operations"], Method>;

/** A client that logs in; it waits no time between attempts unless told to. */
export function createUmbrellaClient({ platform, ...options }: FaultOptions): UmbrellaClient {
  const credentials = { email: "hush@umbrella.test", password: "hush-password" };
  const authentication = tokenLogin(
    umbrella.authentication,
    credentials,
    platform?.now ? { now: platform.now } : {},
  );
  return createProviderClient(
    umbrella,
    options,
    { ...strategies, authentication },
    { random: () => 0, ...platform },
  );
}

/** The input every call for a record uses: a value that no error may tell. */
export const RECORD = { record_id: "hush-record", expand: "hush-query" };
