import { describe, expect, it } from "vitest";
import { CodegenError } from "../../src/codegen-error.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { catchError } from "../support/catch-error.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { checkVocabulary } from "../support/create-sources.ts";

const file = "specs/toy/client.overlay.yaml";

/** A document that says these words at one place each. */
function say(words: { document?: Json; operation?: Json; schema?: Json; server?: Json }): JsonObject {
  const mark = (value: Json | undefined): JsonObject => (value === undefined ? {} : { "x-tributary": value });
  const paths = { "/v1/a~b": { get: { ...getOperation("get"), ...mark(words.operation) } } };
  return createDocument(paths, {
    ...mark(words.document),
    servers: [{ url: "https://a.example" }, { url: "https://b.example", ...mark(words.server) }],
    components: { schemas: { Thing: { type: "object", ...mark(words.schema) } } },
  });
}

function refuse(document: JsonObject): CodegenError {
  return catchError(CodegenError, () => checkVocabulary(document, file));
}

const tokenLogin = {
  strategy: "token-login",
  login: "login",
  accessToken: "/accessToken",
  expiresIn: "/expiresIn",
  expiresInUnit: "seconds",
};
const pagination = { strategy: "page-numbers", page: "page", pageSize: "per_page" };

describe("the vocabulary", () => {
  it("knows every word at its place", () => {
    const words = {
      document: {
        name: "Toy",
        authentication: tokenLogin,
        errorCode: "/error/co~1de",
        operations: ["getThing"],
      },
      operation: { name: "getThing", pagination: { ...pagination, items: "/data", maxRecords: 1 } },
      schema: { name: "Thing" },
      server: { environment: "sandbox" },
    };
    expect(() => checkVocabulary(say(words), file)).not.toThrow();
  });

  const unknown: [place: string, document: JsonObject, pointer: string, word: string][] = [
    ["the document", say({ document: { nmae: "Toy" } }), "/x-tributary", "nmae"],
    ["an operation", say({ operation: { nmae: "x" } }), "/paths/~1v1~1a~0b/get/x-tributary", "nmae"],
    ["a schema", say({ schema: { pagination } }), "/components/schemas/Thing/x-tributary", "pagination"],
    ["a server", say({ server: { name: "x" } }), "/servers/1/x-tributary", "name"],
    [
      "an authentication",
      say({ document: { authentication: { strategy: "bearer", header: "Api-Key" } } }),
      "/x-tributary/authentication",
      "header",
    ],
    [
      "a pagination",
      say({ operation: { pagination: { ...pagination, cursor: "x" } } }),
      "/paths/~1v1~1a~0b/get/x-tributary/pagination",
      "cursor",
    ],
  ];
  it.each(unknown)("refuses an unknown word of %s, naming it and its place", (_, document, pointer, word) => {
    const error = refuse(document);
    expect(error.message).toContain(`${file} at ${pointer}: there is no word \`${word}\``);
    expect(error.message).toContain("specs/x-tributary.schema.json");
    expect(error.place).toEqual({ file, pointer });
  });

  const mistyped: [what: string, document: JsonObject, pointer: string][] = [
    ["a name that is no text", say({ document: { name: 1 } }), "/x-tributary/name"],
    ["words that are no object", say({ operation: "getThing" }), "/paths/~1v1~1a~0b/get/x-tributary"],
    ["words that are null", say({ schema: null }), "/components/schemas/Thing/x-tributary"],
    [
      "a method name with a hyphen",
      say({ operation: { name: "get-thing" } }),
      "/paths/~1v1~1a~0b/get/x-tributary/name",
    ],
    [
      "a type name in lower case",
      say({ schema: { name: "thing" } }),
      "/components/schemas/Thing/x-tributary/name",
    ],
    [
      "an environment that is no name",
      say({ server: { environment: "The Moon" } }),
      "/servers/1/x-tributary/environment",
    ],
    ["a pointer without its slash", say({ document: { errorCode: "code" } }), "/x-tributary/errorCode"],
    ["a selection of nothing", say({ document: { operations: [] } }), "/x-tributary/operations"],
    ["a selection said twice", say({ document: { operations: ["a", "a"] } }), "/x-tributary/operations"],
    [
      "a strategy nobody speaks",
      say({ document: { authentication: { strategy: "magic" } } }),
      "/x-tributary/authentication/strategy",
    ],
    [
      "an API key without its header",
      say({ document: { authentication: { strategy: "api-key" } } }),
      "/x-tributary/authentication",
    ],
    [
      "a refresh without its fields",
      say({ document: { authentication: { ...tokenLogin, refresh: "refresh" } } }),
      "/x-tributary/authentication",
    ],
  ];
  it.each(mistyped)("refuses %s, naming the place", (_, document, pointer) => {
    const error = refuse(document);
    expect(error.place).toEqual({ file, pointer });
    expect(error.message).toContain(`${file} at ${pointer}: \`x-tributary\` must`);
  });

  const words = { "x-tributary": { name: "x" } };
  const misplaced: [where: string, document: JsonObject, pointer: string][] = [
    ["info", createDocument({}, { info: words }), "/info/x-tributary"],
    [
      "a variable of a server",
      createDocument({}, { servers: [{ url: "https://{a}.example", variables: { a: words } }] }),
      "/servers/0/variables/a/x-tributary",
    ],
    ["a path item", createDocument({ "/a": words }), "/paths/~1a/x-tributary"],
    [
      "a response",
      createDocument({ "/a": { get: { responses: { "200": words } } } }),
      "/paths/~1a/get/responses/200/x-tributary",
    ],
    ["a parameter", createDocument({ "/a": { parameters: [words] } }), "/paths/~1a/parameters/0/x-tributary"],
    [
      "a property",
      createDocument({}, { components: { schemas: { A: { properties: { b: words } } } } }),
      "/components/schemas/A/properties/b/x-tributary",
    ],
    [
      "a component that is no schema",
      createDocument({}, { components: { responses: { A: words } } }),
      "/components/responses/A/x-tributary",
    ],
  ];
  it.each(misplaced)("refuses words on %s", (_, document, pointer) => {
    const error = refuse(document);
    expect(error.message).toContain(`${file} at ${pointer}: \`x-tributary\` has no meaning there`);
    expect(error.message).toContain("on an operation or on a component schema");
  });
});
