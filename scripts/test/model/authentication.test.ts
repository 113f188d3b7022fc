import { describe, expect, it } from "vitest";
import { EmitError } from "../../src/codegen-error.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { catchError } from "../support/catch-error.ts";
import { createDocument, getOperation, ref, requestBody } from "../support/create-document.ts";
import { update } from "../support/create-overlay.ts";
import { createModel, documentFile } from "../support/create-sources.ts";

const schemes = {
  key: { type: "apiKey", in: "header", name: "X-Api-Key" },
  query: { type: "apiKey", in: "query", name: "key" },
  bearer: { type: "http", scheme: "Bearer" },
  cookie: { type: "apiKey", in: "cookie", name: "session" },
  basic: { type: "http", scheme: "basic" },
  digest: { type: "http", scheme: "digest" },
  mutual: { type: "mutualTLS" },
  signed: { type: "apiKey", in: "header", name: "Authorization", "x-amazon-apigateway-authtype": "awsSigv4" },
  oauth: { type: "oauth2", flows: {} },
  openid: { type: "openIdConnect", openIdConnectUrl: "https://example.com" },
  "a/b": { type: "http", scheme: "bearer" },
};

/** A document of one operation with this `security`, under this one of the document. */
function secure(own: Json | undefined, shared?: Json): JsonObject {
  const operation = { ...getOperation("getA"), ...(own === undefined ? {} : { security: own }) };
  return createDocument(
    { "/a": { get: operation } },
    { ...(shared === undefined ? {} : { security: shared }), components: { securitySchemes: schemes } },
  );
}

describe("the authentication of a contract", () => {
  it.each([
    ["key", { strategy: "api-key", header: "X-Api-Key" }, ["apiKey"]],
    ["bearer", { strategy: "bearer" }, ["token"]],
    ["oauth", { strategy: "bearer" }, ["token"]],
    ["openid", { strategy: "bearer" }, ["token"]],
    ["a/b", { strategy: "bearer" }, ["token"]],
    ["query", { strategy: "query-key", query: "key" }, ["apiKey"]],
    ["cookie", { strategy: "cookie-key", cookie: "session" }, ["apiKey"]],
    ["basic", { strategy: "basic" }, ["username", "password"]],
  ])("follows from the scheme %s", (name, authentication, credentials) => {
    for (const document of [secure([{ [name]: [] }]), secure(undefined, [{ [name]: [] }])]) {
      const { model } = createModel(document);
      expect(model.authentication).toEqual(authentication);
      expect(model.credentials.map((credential) => credential.name)).toEqual(credentials);
      expect(model.operations[0]?.authenticated).toBe(true);
    }
  });

  it("is none where the contract asks for none, and an operation may ask for none", () => {
    expect(createModel(secure(undefined)).model.authentication).toEqual({ strategy: "none" });
    expect(createModel(secure([], [{ key: [] }])).model.operations[0]?.authenticated).toBe(false);
    expect(createModel(secure([{}])).model.credentials).toEqual([]);
  });

  it("takes the first alternative that the transport speaks", () => {
    expect(
      createModel(secure([{}, { digest: [] }, { mutual: [] }, { bearer: [] }, { basic: [] }])).model
        .authentication,
    ).toEqual({
      strategy: "bearer",
    });
  });

  it.each([
    ["a digest", "digest"],
    ["a client certificate", "mutual"],
    ["a signature in the guise of a key", "signed"],
    ["a scheme that is not declared", "gone"],
  ])("is refused when it is %s", (_, name) => {
    const { message } = catchError(EmitError, () => createModel(secure([{ [name]: [] }])));
    expect(message).toContain(`${documentFile} at /paths/~1a/get/security: no strategy of the transport`);
    expect(message).toContain(`/components/securitySchemes/${name}`);
    expect(message).toContain("x-tributary: { omit: true }");
  });

  it("is all schemes of a requirement at once, each under an option of its own", () => {
    const { model } = createModel(secure([{ key: [], query: [], basic: [] }]));
    expect(model.authentication).toEqual({
      strategy: "schemes",
      schemes: {
        key: { strategy: "api-key", header: "X-Api-Key" },
        query: { strategy: "query-key", query: "key" },
        basic: { strategy: "basic" },
      },
    });
    expect(model.credentials.map(({ name, required }) => [name, required])).toEqual([
      ["key", true],
      ["query", true],
      ["username", true],
      ["password", true],
    ]);
    expect(model.operations[0]?.credentials).toEqual(["key", "query", "basic"]);
  });

  it("is each operation's own, and of alternatives the one that most operations offer", () => {
    const secured = (name: string, security: Json): JsonObject => ({
      get: { ...getOperation(name), security },
    });
    const document = createDocument(
      {
        "/a": secured("getA", [{ bearer: [] }, { key: [] }]),
        "/b": secured("getB", [{ key: [] }]),
        "/c": secured("getC", [{ basic: [] }]),
      },
      { components: { securitySchemes: schemes } },
    );
    const { model } = createModel(document);
    expect(model.operations.map(({ credentials }) => credentials)).toEqual([
      ["apiKey"],
      ["apiKey"],
      ["basic"],
    ]);
    expect(model.credentials.every(({ required }) => !required)).toBe(true);
  });

  it("is refused where a request would need two `Authorization` headers", () => {
    const { message } = catchError(EmitError, () => createModel(secure([{ basic: [], bearer: [] }])));
    expect(message).toContain("the 2 security schemes at once");
  });

  it("is what the word says, whatever the scheme", () => {
    const authentication = { strategy: "api-key", header: "Token" };
    const client = [update("$", { "x-tributary": { authentication } })];
    expect(createModel(secure([{ basic: [] }]), { client }).model.authentication).toEqual(authentication);
  });
});

describe("token login", () => {
  const words = {
    strategy: "token-login",
    login: "login",
    accessToken: "/accessToken",
    expiresIn: "/expiresIn",
    expiresInUnit: "seconds",
  };
  const credentials = {
    type: "object",
    required: ["email"],
    properties: { email: { type: "string" }, "pass-word": { type: "string" } },
  };
  const paths = (schema: Json): JsonObject => ({
    "/login": { post: { ...getOperation("login"), requestBody: requestBody(schema) } },
    "/me": { get: getOperation("getMe") },
  });
  const model = (document: JsonObject, authentication: JsonObject) =>
    createModel(document, { client: [update("$", { "x-tributary": { authentication } })] }).model;

  it.each([
    ["in the body", paths(credentials), {}],
    ["behind a reference", paths(ref("Login")), { components: { schemas: { Login: credentials } } }],
  ])("asks for the members of the login's body, %s", (_, all, members) => {
    expect(model(createDocument(all, members), words).credentials).toEqual([
      { name: "email", description: "The email to log in with.", required: true },
      { name: "pass-word", description: "The pass-word to log in with.", required: true },
    ]);
  });

  it.each([
    ["does not exist", createDocument(paths(credentials)), { ...words, login: "signIn" }, "login"],
    ["has no body", createDocument(paths(credentials)), { ...words, login: "getMe" }, "login"],
    ["has a body of no members", createDocument(paths({ type: "string" })), words, "login"],
    [
      "renews by an operation that does not exist",
      createDocument(paths(credentials)),
      { ...words, refresh: "renew", refreshField: "token", refreshToken: "/refreshToken" },
      "refresh",
    ],
  ])("is refused when its operation %s", (_, document, authentication, word) => {
    const { message } = catchError(EmitError, () => model(document, authentication));
    expect(message).toContain(
      `${documentFile} at /x-tributary/authentication/${word}: there is no operation`,
    );
    expect(message).toContain("by the name of its method");
  });

  it.each(["fetch", "baseUrl", "environment", "timeout", "onEvent", "tokenStore"])(
    "is refused when a credential is called `%s`, as an option of every client is",
    (name) => {
      const document = createDocument(paths({ type: "object", properties: { [name]: { type: "string" } } }));
      const { message } = catchError(EmitError, () => model(document, words));
      expect(message).toContain(`\`${name}\``);
    },
  );
});
