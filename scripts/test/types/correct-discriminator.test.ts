import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { ref } from "../support/create-document.ts";
import { checkTypes, emitByName, emitSchemas } from "../support/emit-types.ts";

const text = { type: "string" };

describe("a discriminator", () => {
  const tagged = (values: string[]) => ({
    type: "object",
    required: ["type"],
    properties: { type: { type: "string", enum: values } },
  });
  const untagged = { type: "object", required: ["type"], properties: { type: text } };
  const discriminator = { propertyName: "type" };

  it.each(["oneOf", "anyOf"])("without a mapping keeps the literals of the wire in %s", async (keyword) => {
    const schemas = {
      Method: { [keyword]: [ref("CardMethod"), ref("BankMethod")], discriminator },
      CardMethod: tagged(["card"]),
      BankMethod: tagged(["iban", "ach"]),
    };
    expect(await emitByName(schemas)).toEqual({
      Method: 'components["schemas"]["CardMethod"] | components["schemas"]["BankMethod"]',
      CardMethod: '{ type: "card"; }',
      BankMethod: '{ type: "iban" | "ach"; }',
    });
  });

  it("narrows by the literal of the wire, also through references and parts", async () => {
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator },
      Card: {
        allOf: [ref("CardBase"), { type: "object", required: ["number"], properties: { number: text } }],
      },
      CardBase: tagged(["card"]),
      Bank: {
        ...tagged(["bank"]),
        required: ["type", "iban"],
        properties: { ...tagged(["bank"]).properties, iban: text },
      },
    };
    const assertions =
      'export function read(method: S["Method"]): string { return method.type === "card" ? method.number : method.iban; }';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("with a mapping gives the tags it maps, whether by reference or by name", async () => {
    const mapping = { card: "#/components/schemas/Card", bank: "Bank" };
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator: { ...discriminator, mapping } },
      Card: untagged,
      Bank: untagged,
    };
    const assertions =
      'expectEqual<S["Card"]["type"], "card">(true);\nexpectEqual<S["Bank"]["type"], "bank">(true);';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("takes the name of the schema only where nothing else is said", async () => {
    const schemas = {
      Method: { oneOf: [ref("Card"), ref("Bank")], discriminator },
      Card: tagged(["card"]),
      Bank: untagged,
    };
    const assertions =
      'expectEqual<S["Card"]["type"], "card">(true);\nexpectEqual<S["Bank"]["type"], "Bank">(true);';
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });

  it("of a base keeps the literals that those who build on it spell", async () => {
    const part = (schema: JsonObject) => ({ allOf: [ref("Pet"), schema] });
    const schemas = {
      Pet: { ...untagged, discriminator },
      Cat: part({
        type: "object",
        properties: { type: { type: "string", enum: ["cat"] }, claws: { type: "integer" } },
      }),
      Dog: part({ type: "object", properties: { bark: text } }),
    };
    const assertions = `expectEqual<S["Cat"]["type"], "cat">(true);
expectEqual<S["Dog"]["type"], "Dog">(true);
export const cat: S["Cat"] = { type: "cat", claws: 1 };`;
    expect(checkTypes(await emitSchemas(schemas), assertions)).toEqual([]);
  });
});
