import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { buildContract } from "../../src/contract/build-contract.ts";
import { createVocabularyCheck } from "../../src/contract/vocabulary.ts";
import { emitSchema, schemaOptions } from "../../src/emit/emit-schema.ts";
import type { JsonObject } from "../../src/json.ts";
import { buildModel } from "../../src/model/build-model.ts";
import { findProviders } from "../../src/providers.ts";
import { readSources } from "../../src/sources.ts";
import { answer, createDocument, getOperation, ref, requestBody } from "../support/create-document.ts";
import { createModel } from "../support/create-sources.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const text = { type: "string" };

/** A document with much of what OpenAPI allows. */
const wide = createDocument(
  {
    "/pets/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: text }],
      get: {
        ...getOperation("getPet"),
        parameters: [{ $ref: "#/components/parameters/Limit" }],
        responses: { ...answer(ref("Pet")), default: { $ref: "#/components/responses/Problem" } },
      },
      post: { ...getOperation("savePet"), requestBody: requestBody(ref("Pet")), deprecated: true },
      put: { ...getOperation("replacePet"), requestBody: { $ref: "#/components/requestBodies/Pet" } },
    },
  },
  {
    components: {
      parameters: {
        Limit: { name: "limit", in: "query", schema: { type: "integer", minimum: 1, default: 5 } },
      },
      requestBodies: { Pet: requestBody({ oneOf: [ref("Cat"), ref("Dog")] }) },
      responses: {
        Problem: {
          description: "No. */ /* @ts-ignore",
          headers: { "X-Left": { schema: { type: "integer" } } },
          content: { "application/problem+json": { schema: { type: "object", additionalProperties: true } } },
        },
      },
      schemas: {
        Pet: {
          type: "object",
          required: ["kind"],
          properties: { kind: text, owner: { $ref: "#/components/schemas/Owner" } },
          discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
        },
        Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
        Dog: {
          allOf: [ref("Pet"), { type: "object", properties: { tricks: { type: "array", items: text } } }],
        },
        Owner: {
          type: "object",
          title: "Owner",
          description: "Who\npays.",
          properties: {
            name: { type: "string", nullable: true, enum: ["a", null] },
            pets: { type: "array", minItems: 1, maxItems: 2, items: ref("Pet") },
            friend: ref("Owner"),
            "not an identifier": { anyOf: [text, { type: "number", format: "double" }] },
            secret: { type: "string", writeOnly: true },
            since: { type: "string", format: "date-time", readOnly: true },
          },
        },
      },
    },
  },
);

/** The types as the library's own entry makes them, after its own walks over the document. */
async function emitByEntry(document: JsonObject): Promise<string> {
  return astToString(await openapiTS(structuredClone(document) as unknown as OpenAPI3, schemaOptions));
}

function withoutHeader(schema: string): string {
  return schema.slice(schema.indexOf("export "));
}

describe("the types of a document", () => {
  const check = createVocabularyCheck(repositoryRoot);
  const documents: [string, JsonObject][] = [
    ["a wide document", createModel(wide).typesDocument],
    ...findProviders(repositoryRoot).map((provider): [string, JsonObject] => {
      const sources = readSources(repositoryRoot, provider);
      return [provider, buildModel(sources, buildContract(sources, check)).typesDocument];
    }),
  ];
  it.each(documents)("of %s are, byte for byte, those of the library's own entry", async (_, document) => {
    const expected = await emitByEntry(document);
    const emitted = await emitSchema(structuredClone(document), "toy");
    expect(withoutHeader(emitted)).toBe(withoutHeader(expected));
  });
});
