import { describe, expect, it } from "vitest";
import { pruneComponents } from "../../src/contract/prune-components.ts";
import { isObject, type JsonObject } from "../../src/json.ts";
import { answer, createDocument, createGetDocument, ref } from "../support/create-document.ts";

/** The names of the schemas that are left of these, when an operation answers with `Root`. */
function keep(schemas: JsonObject, root = ref("Root")): string[] {
  const pruned = pruneComponents(createGetDocument({ responses: answer(root) }, { components: { schemas } }));
  const components = pruned["components"];
  const kept = isObject(components) ? components["schemas"] : undefined;
  return Object.keys(kept ?? {});
}

const plain = { type: "string" };

describe("pruneComponents", () => {
  it("keeps what is reached through references, however far, in the document's order", () => {
    const schemas = {
      Unused: { properties: { a: ref("Far") } },
      Farther: plain,
      Far: { items: ref("Farther") },
      Root: { properties: { a: { allOf: [ref("Far")] } } },
    };
    expect(keep(schemas)).toEqual(["Farther", "Far", "Root"]);
  });

  it("ends on schemas that refer to themselves and to one another", () => {
    const schemas = {
      Root: { properties: { self: ref("Root"), other: ref("Other") } },
      Other: { properties: { back: ref("Root") } },
      Island: { properties: { self: ref("Island") } },
    };
    expect(keep(schemas)).toEqual(["Root", "Other"]);
  });

  it("keeps a component of which only a part is referred to", () => {
    const schemas = { Root: { properties: { a: plain } }, Other: plain };
    expect(keep(schemas, { $ref: "#/components/schemas/Root/properties/a" })).toEqual(["Root"]);
  });

  it("knows a name by its encoded spelling", () => {
    const schemas = { "Page«User»": plain, "a/b": plain, "a~b": plain, "a b": plain, "100%": plain };
    const names = ["Page%C2%ABUser%C2%BB", "a~1b", "a~0b", "a%20b", "100%"];
    for (const [index, name] of names.entries()) {
      expect(keep(schemas, { $ref: `#/components/schemas/${name}` })).toEqual([Object.keys(schemas)[index]]);
    }
  });

  it("keeps what a discriminator maps to", () => {
    const discriminator = { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } };
    const schemas = { Root: { discriminator }, Cat: { allOf: [ref("Root")] }, Dog: plain, Cow: plain };
    expect(keep(schemas)).toEqual(["Root", "Cat", "Dog"]);
  });

  it("is not misled by a property called `$ref` or `mapping`", () => {
    const properties = { $ref: plain, mapping: plain, discriminator: plain };
    expect(keep({ Root: { properties }, Other: plain })).toEqual(["Root"]);
  });

  it("keeps parameters, responses and bodies that are reached, and drops what is empty then", () => {
    const document = createDocument(
      {
        "/a": {
          parameters: [{ $ref: "#/components/parameters/Id" }],
          get: { responses: { "404": { $ref: "#/components/responses/Missing" } } },
        },
      },
      {
        components: {
          parameters: { Id: { name: "id", in: "path", schema: ref("Id") }, Other: {} },
          responses: { Missing: { content: { "application/json": { schema: ref("Problem") } } }, Other: {} },
          schemas: { Id: plain, Problem: plain, Other: plain },
          examples: { Other: { value: 1 } },
          securitySchemes: { key: { type: "apiKey", in: "header", name: "Key" } },
        },
      },
    );
    const { components } = pruneComponents(document) as { components: Record<string, object> };
    expect(Object.entries(components).map(([section, entries]) => [section, Object.keys(entries)])).toEqual([
      ["parameters", ["Id"]],
      ["responses", ["Missing"]],
      ["schemas", ["Id", "Problem"]],
      ["securitySchemes", ["key"]],
    ]);
  });

  it("leaves the document given as it was, and one without components as it is", () => {
    const document = createDocument({}, { components: { schemas: { Unused: plain } } });
    const before = structuredClone(document);
    pruneComponents(document);
    expect(document).toEqual(before);
    expect(pruneComponents(createDocument({}))).toEqual(createDocument({}));
  });
});
