import { describe, expect, it } from "vitest";
import { CodegenError, SpecError } from "../../src/codegen-error.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { catchError } from "../support/catch-error.ts";
import { answer, createDocument, createGetDocument, ref } from "../support/create-document.ts";
import { createContract, createModel } from "../support/create-sources.ts";

const outside = [
  "/etc/passwd",
  "../../../../etc/passwd",
  "file:///etc/passwd",
  "http://127.0.0.1:1/schema.json",
  "https://attacker.example/schema.json#/A",
  "//attacker.example/schema.json",
  "schema.json",
  "data:application/json,{}",
  "#/components/schemas/__proto__",
  "#/components/schemas/constructor",
  "#/components/../../etc/passwd",
  "#%",
];

describe.each(outside)("a reference to %s", (reference) => {
  const places: [where: string, create: (value: Json) => JsonObject][] = [
    ["a schema", (value) => createGetDocument({ responses: answer(value) })],
    ["a parameter", (value) => createGetDocument({ parameters: [value] })],
    ["an example", (value) => createGetDocument({ responses: answer({ type: "object", example: value }) })],
    [
      "a path item",
      (value) => createDocument({ "/a": value, "/b": { get: { operationId: "b", responses: {} } } }),
    ],
  ];
  it.each(places)("in %s is refused where it stands, and never followed", (_, create) => {
    const error = catchError(SpecError, () => createContract(create({ $ref: reference })));
    expect(error.message).toMatch(/leads (nowhere|out of the document)/);
    expect(error.place.pointer).toMatch(/\$ref$/);
  });
});

describe("references without an end", () => {
  const circles: [what: string, document: JsonObject][] = [
    ["two schemas that are each other", withSchemas({ A: ref("B"), B: ref("A") })],
    ["a schema that is itself", withSchemas({ A: ref("A") })],
    [
      "schemas that are parts of each other",
      withSchemas({ A: { allOf: [ref("B")] }, B: { allOf: [ref("A"), { type: "object" }] } }),
    ],
    [
      "a member that is itself",
      withSchemas({
        A: { type: "object", properties: { a: { $ref: "#/components/schemas/A/properties/a" } } },
      }),
    ],
    [
      "parameters that are each other",
      createGetDocument(
        { parameters: [{ $ref: "#/components/parameters/A" }] },
        {
          components: {
            parameters: {
              A: { $ref: "#/components/parameters/B" },
              B: { $ref: "#/components/parameters/A" },
            },
          },
        },
      ),
    ],
    [
      "a long way round",
      withSchemas(
        Object.fromEntries(
          Array.from({ length: 20_000 }, (_, index) => [
            index === 0 ? "A" : `S${index}`,
            ref(index === 19_999 ? "A" : `S${index + 1}`),
          ]),
        ),
      ),
    ],
    [
      "path items that are each other",
      createDocument({
        "/a": { $ref: "#/paths/~1b" },
        "/b": { $ref: "#/paths/~1a" },
        "/c": { get: { operationId: "c", responses: {} } },
      }),
    ],
  ];
  it.each(circles)("are refused: %s", (_, document) => {
    const error = catchError(SpecError, () => createContract(document));
    expect(error.message).toContain("leads back to itself");
    expect(error.place.pointer).toMatch(/^\/(components|paths)/);
  });

  const fine: [what: string, document: JsonObject][] = [
    [
      "a schema that holds itself",
      withSchemas({
        A: { type: "object", properties: { next: ref("A"), all: { type: "array", items: ref("A") } } },
      }),
    ],
    [
      "a schema that is named twice",
      withSchemas({ A: { allOf: [ref("B"), ref("B")] }, B: { type: "object" } }),
    ],
  ];
  it.each(fine)("are something else than %s", (_, document) => {
    expect(createModel(document).model.types.map(({ name }) => name)).toContain("A");
  });

  it("follow path items through several references", () => {
    const item = { get: { operationId: "getA", responses: {} } };
    const document = createDocument(
      { "/a": { $ref: "#/components/pathItems/One" } },
      { components: { pathItems: { One: { $ref: "#/components/pathItems/Two" }, Two: item } } },
    );
    expect(createModel(document).model.operations.map(({ path }) => path)).toEqual(["/a"]);
  });
});

function withSchemas(schemas: JsonObject): JsonObject {
  return createGetDocument({ responses: answer(ref("A")) }, { components: { schemas } });
}

describe("an error about a hostile document", () => {
  it("shows no control character, order of reading or endless text", () => {
    const name = `\u001b[2J\u202e::set-output name=a::b\n::error::c ${"x".repeat(10_000)}`;
    const document = createGetDocument({ responses: answer({ $ref: `#/components/schemas/${name}` }) });
    const { message } = catchError(CodegenError, () => createContract(document));
    expect(message.split("\n")).toHaveLength(2);
    expect(message).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(message).toContain("\\u001b[2J\\u202e");
    expect(message.length).toBeLessThan(5000);
  });
});
