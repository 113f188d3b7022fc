import type { AnyResult } from "../../src/answer/result.ts";
import {
  type AuthenticationStrategy,
  apiKey,
  authorizationKey,
  basic,
  bearer,
  type CallOptions,
  type ClientOptions,
  type Credential,
  cookieKey,
  createProviderClient,
  defineDescriptor,
  queryKey,
  type SchemeAuthentication,
  schemes,
} from "../../src/index.ts";
import { strategies } from "./fixtures.ts";

/** An invented provider whose operations ask for different credentials, and for several at once. */
const soylent = defineDescriptor({
  provider: "soylent",
  servers: { production: "https://soylent.test/v1" },
  authentication: {
    strategy: "schemes",
    schemes: {
      apiKey: { strategy: "api-key", header: "X-Key" },
      secret: { strategy: "query-key", query: "se cret" },
      session: { strategy: "cookie-key", cookie: "sid" },
      other: { strategy: "cookie-key", cookie: "oid" },
      basic: { strategy: "basic" },
      token: { strategy: "bearer" },
    },
  },
  operations: {
    getAll: get("/all/{id}", ["apiKey", "secret", "session", "other", "basic"]),
    getSecret: get("/secret", ["secret"]),
    getKey: get("/key", ["apiKey"]),
    getToken: get("/token", ["token"]),
    getNothing: {
      method: "GET",
      path: "/nothing",
      authenticated: false,
      retry: "safe",
      responses: { 200: "json" },
    },
  },
});

function get<const Path extends string>(path: Path, credentials: readonly string[]) {
  return {
    method: "GET",
    path,
    authenticated: true,
    credentials,
    retry: "safe",
    query: ["limit"],
    responses: { 200: "json", 204: "none" },
  } as const;
}

type Method = (input?: unknown, options?: CallOptions) => Promise<AnyResult>;

export type SoylentClient = Record<keyof (typeof soylent)["operations"], Method>;

export interface SoylentOptions extends ClientOptions {
  readonly apiKey?: Credential;
  readonly secret?: Credential;
  readonly session?: Credential;
  readonly other?: Credential;
  readonly username?: Credential;
  readonly password?: Credential;
  readonly token?: Credential;
}

/** A client with the credentials given; it waits no time between attempts. */
export function createSoylentClient(options: SoylentOptions): SoylentClient {
  const { schemes: facts } = soylent.authentication;
  const { other, password, secret, session, token, username, ...rest } = options;
  const authentication = schemes({
    apiKey: options.apiKey === undefined ? undefined : apiKey(facts.apiKey, options.apiKey, "apiKey"),
    secret: secret === undefined ? undefined : queryKey(facts.secret, secret, "secret"),
    session: session === undefined ? undefined : cookieKey(facts.session, session, "session"),
    other: other === undefined ? undefined : cookieKey(facts.other, other, "other"),
    basic: username === undefined || password === undefined ? undefined : basic({ username, password }),
    token: token === undefined ? undefined : bearer(token, "token"),
  });
  return createProviderClient(soylent, rest, { ...strategies, authentication }, { random: () => 0 });
}

/** A client of one operation, `GET /only`, and one credential. */
export function createOnlyClient(
  scheme: SchemeAuthentication,
  credential: Credential,
  options: ClientOptions = {},
): { readonly getOnly: Method } {
  const descriptor = defineDescriptor({
    provider: "only",
    servers: { production: "https://only.test" },
    authentication: scheme,
    operations: {
      getOnly: { ...get("/only", []), retry: "safe" },
    },
  });
  return createProviderClient(
    descriptor,
    options,
    { ...strategies, authentication: toStrategy(scheme, credential) },
    { random: () => 0 },
  );
}

function toStrategy(scheme: SchemeAuthentication, credential: Credential): AuthenticationStrategy {
  switch (scheme.strategy) {
    case "api-key":
      return /^authorization$/i.test(scheme.header)
        ? authorizationKey(credential)
        : apiKey(scheme, credential);
    case "query-key":
      return queryKey(scheme, credential);
    case "cookie-key":
      return cookieKey(scheme, credential);
    case "basic":
      return basic({ username: credential, password: "" });
    case "bearer":
      return bearer(credential);
  }
}
