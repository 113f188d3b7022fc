import type { AnyResult } from "../../src/answer/result.ts";
import type { PathMethod } from "../../src/client/path-method.ts";
import {
  anyMedia,
  apiKey,
  bearer,
  type CallOptions,
  type ClientOptions,
  type ClientStrategies,
  type Credential,
  createProviderClient,
  defineDescriptor,
  formBody,
  type Items,
  keyedHeaders,
  type PageOptions,
  type Pages,
  pageNumbers,
  pathParameters,
  readPointer,
  styledQuery,
  type TokenSharing,
  tokenLogin,
} from "../../src/index.ts";

/** All that a client may need but what its provider alone has. */
export const strategies = {
  parts: [pathParameters, styledQuery, keyedHeaders, formBody],
  answers: anyMedia,
  readCode: readPointer,
} as const satisfies ClientStrategies;

/** A client as callers without types see it. */
interface UntypedClient {
  GET: PathMethod;
  POST: PathMethod;
  HEAD: PathMethod;
  DELETE: PathMethod;
}

type Method = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

export const acme = defineDescriptor({
  provider: "acme",
  servers: { sandbox: "https://sandbox.acme.test", production: "https://acme.test/base/" },
  authentication: { strategy: "api-key", header: "Api-Key" },
  errorCode: "/error/code",
  operations: {
    getThing: {
      method: "GET",
      path: "/things/{thing_id}",
      authenticated: true,
      retry: "safe",
      query: ["limit", "a b&c"],
      header: ["X-Trace"],
      responses: { 200: "json", 404: "json", 410: "none", 415: "other" },
    },
    createThing: {
      method: "POST",
      path: "/things",
      authenticated: true,
      retry: "never",
      body: "application/json",
      responses: { 201: "json", 204: "none" },
    },
    submitForm: {
      method: "POST",
      path: "/forms",
      authenticated: true,
      retry: "never",
      body: "application/x-www-form-urlencoded",
      responses: { 204: "none" },
    },
    uploadFile: {
      method: "POST",
      path: "/files",
      authenticated: true,
      retry: "never",
      body: "multipart/form-data",
      responses: { 204: "none" },
    },
    downloadFile: {
      method: "GET",
      path: "/files/{folder}/{file}",
      authenticated: true,
      retry: "safe",
      responses: { 200: "other" },
    },
    getStatus: {
      method: "GET",
      path: "/status",
      authenticated: false,
      retry: "safe",
      responses: { 200: "json" },
    },
    probeStatus: {
      method: "HEAD",
      path: "/status",
      authenticated: false,
      retry: "safe",
      responses: { 200: "json" },
    },
  },
});

export type AcmeClient = UntypedClient & Record<keyof (typeof acme)["operations"], Method>;

export interface AcmeOptions extends ClientOptions {
  readonly apiKey?: Credential;
}

export function createAcmeClient({ apiKey: key = "acme-key", ...options }: AcmeOptions = {}): AcmeClient {
  return createProviderClient(
    acme,
    { retry: false, ...options },
    { ...strategies, authentication: apiKey(acme.authentication, key) },
  );
}

const globex = defineDescriptor({
  provider: "globex",
  servers: { production: "https://globex.test" },
  authentication: { strategy: "bearer" },
  operations: {
    listItems: {
      method: "GET",
      path: "/items",
      authenticated: true,
      retry: "safe",
      query: ["page", "per_page"],
      responses: { 200: "json" },
      pagination: { strategy: "page-numbers", page: "page", pageSize: "per_page", maxRecords: 20 },
    },
    listNested: {
      method: "GET",
      path: "/nested",
      authenticated: true,
      retry: "safe",
      query: ["page", "per_page"],
      responses: { 200: "json" },
      pagination: { strategy: "page-numbers", page: "page", pageSize: "per_page", items: "/data/items" },
    },
  },
});

interface PaginatedMethod extends Method {
  items(input?: unknown, options?: PageOptions): Items<unknown>;
  pages(input?: unknown, options?: PageOptions): Pages<unknown>;
}

export type GlobexClient = UntypedClient & Record<keyof (typeof globex)["operations"], PaginatedMethod>;

export function createGlobexClient(options: ClientOptions & { token?: Credential } = {}): GlobexClient {
  const { token = "globex-token", ...rest } = options;
  return createProviderClient(
    globex,
    { retry: false, ...rest },
    { ...strategies, authentication: bearer(token), pagination: pageNumbers },
  );
}

const initech = defineDescriptor({
  provider: "initech",
  servers: { production: "https://initech.test" },
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
      responses: { 201: "json", 400: "json" },
    },
    refresh: {
      method: "POST",
      path: "/auth/refresh",
      authenticated: false,
      retry: "never",
      body: "application/json",
      responses: { 201: "json", 400: "json" },
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

export type InitechClient = UntypedClient & Record<keyof (typeof initech)["operations"], Method>;

export interface InitechOptions extends ClientOptions {
  readonly email?: Credential;
  readonly password?: Credential;
  readonly tokenStore?: TokenSharing | undefined;
  readonly now?: () => number;
}

export function createInitechClient({
  email = "someone@initech.test",
  password = "hunter2",
  tokenStore,
  now = () => 0,
  ...options
}: InitechOptions = {}): InitechClient {
  const authentication = tokenLogin(initech.authentication, { email, password }, { tokenStore, now });
  return createProviderClient(initech, { retry: false, ...options }, { ...strategies, authentication });
}
