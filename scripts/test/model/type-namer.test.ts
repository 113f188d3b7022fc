import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { TypeNamer } from "../../src/model/type-namer.ts";
import { answer, createDocument, getOperation, ref } from "../support/create-document.ts";
import { update } from "../support/create-overlay.ts";
import { createModel } from "../support/create-sources.ts";

const text = { type: "string" };
const shape = { type: "object", properties: { a: text } };

function createNamer(schemas: JsonObject, taken: readonly string[] = []) {
  const document = createDocument({}, { components: { schemas } });
  const namer = new TypeNamer(document, taken);
  return { namer, document, spell: (schema: Json) => namer.toType({ schema }, "schema", "Hoisted") };
}

function listNames(schemas: JsonObject, taken: readonly string[] = []): string[] {
  return createNamer(schemas, taken)
    .namer.listTypes()
    .map(({ name }) => name);
}

describe("the names of types", () => {
  it.each([
    ["Customer", "Customer"],
    ["customer_profile.v2-dto", "CustomerProfileV2Dto"],
    ["2fa", "_2fa"],
    ["Page«User»", "PageUser"],
    ["über", "Über"],
    ["__proto__", "Proto"],
    ["class", "Class"],
    ["#/$%", "Unnamed"],
    ["m²", "M"],
  ])("make of the component %s the type %s", (component, name) => {
    const schemas = JSON.parse(JSON.stringify({ [component]: shape })) as JsonObject;
    const [found] = listNames(schemas);
    expect(found).toBe(name);
  });

  it("stay apart where components differ only by what a name cannot hold", () => {
    expect(listNames({ "a-b": shape, a_b: shape, AB: shape })).toEqual(["AB", "ABModel", "ABModel2"]);
  });

  it("stay off what they would shadow, and off what other types are called", () => {
    for (const component of ["Error", "Record", "Response", "Success", "Failure", "Promise"]) {
      expect(listNames({ [component]: shape })).toEqual([`${component}Model`]);
    }
    expect(listNames({ GetThingInput: shape }, ["GetThingInput"])).toEqual(["GetThingInputModel"]);
  });

  it.each([
    ...[
      "ToyClient",
      "ToyClientOptions",
      "ToyEnvironment",
      "ToyPathCalls",
      "ToyOperations",
      "GetThingsResult",
    ],
    ...[
      "TributaryError",
      "HttpError",
      "NetworkError",
      "ConfigError",
      "InputError",
      "ParseError",
      "TimeoutError",
    ],
    ...["ClientOptions", "MiddlewareChain", "PaginatedOperation", "OptionalPaginatedOperation", "Schema"],
    ...["GetPaths", "GetPathsWithoutInput", "Extract", "Exclude", "NonNullable"],
  ])("stay off %s, which the package exports or uses itself", (component) => {
    const responses = answer(ref(component));
    const { model } = createModel(
      createDocument(
        { "/things": { get: { ...getOperation("getThings"), responses } } },
        { components: { schemas: { [component]: shape } } },
      ),
    );
    expect(model.types.map(({ name }) => name)).toEqual([`${component}Model`]);
    expect(model.operations[0]?.responses[0]?.type).toBe(`${component}Model`);
  });

  it("are what the word `name` says, before those that come later", () => {
    const { model } = createModel(
      createDocument(
        {
          "/a": {
            get: {
              ...getOperation("getA"),
              responses: { ...answer(ref("Dto")), ...answer(ref("Customer"), 404) },
            },
          },
        },
        { components: { schemas: { Dto: shape, Customer: shape } } },
      ),
      { client: [update("$.components.schemas.Dto", { "x-tributary": { name: "Customer" } })] },
    );
    expect(model.types).toMatchObject([
      { name: "Customer", component: "Dto" },
      { name: "CustomerModel", component: "Customer" },
    ]);
    expect(model.operations[0]?.responses.map(({ type }) => type)).toEqual(["Customer", "CustomerModel"]);
  });
});

describe("two types of one name", () => {
  it("leave it to the one that the word `name` gives it", () => {
    const schemas = { Customer: shape, Dto: { ...shape, "x-tributary": { name: "Customer" } } };
    expect(listNames(schemas)).toEqual(["CustomerModel", "Customer"]);
  });
});

describe("a named type", () => {
  it.each([
    [shape, true],
    [{ properties: { a: text } }, true],
    [{ ...shape, additionalProperties: text }, true],
    [{ ...shape, nullable: true }, false],
    [{ ...shape, type: ["object", "null"] }, false],
    [{ ...shape, allOf: [ref("B")] }, false],
    [{ ...shape, oneOf: [ref("B")] }, false],
    [{ ...shape, const: {} }, false],
    [{ type: "object", properties: {} }, false],
    [{ type: "object" }, false],
    [{ type: "string", properties: { a: text } }, false],
    [text, false],
  ])("of %j is an interface: %s", (schema, isInterface) => {
    expect(createNamer({ A: schema }).namer.listTypes()[0]?.isInterface).toBe(isInterface);
  });
});

describe("the spelling of a schema", () => {
  const { spell } = createNamer({ Thing: shape, "a/b": shape, "Page«T»": shape });

  it.each([
    [text, "string"],
    [{ type: "integer" }, "number"],
    [{ type: "boolean", nullable: true }, "boolean | null"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ type: ["string", "null"], nullable: true }, "string | null"],
    [{ enum: ["a", 1, null, true, "a"] }, '"a" | 1 | null | true'],
    [{ enum: ["a"], nullable: true }, '"a" | null'],
    [{ type: ["null", "string"], enum: ["a"] }, '"a" | null'],
    [{ type: ["null", "string"] }, "string | null"],
    [{ type: "null" }, "null"],
    [{ type: "string", const: "a" }, '"a"'],
    [{ type: "array", items: text }, "string[]"],
    [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
    [
      { type: "array", items: { type: "string", nullable: true }, nullable: true },
      "(string | null)[] | null",
    ],
    [{ type: "array", items: { type: "array", items: ref("Thing") } }, "Thing[][]"],
    [ref("Thing"), "Thing"],
    [ref("a~1b"), "AB"],
    [ref("Page%C2%ABT%C2%BB"), "PageT"],
    [undefined, "unknown"],
    [true, "unknown"],
  ])("of %j is %s", (schema, type) => {
    expect(spell(schema as Json)).toBe(type);
  });

  it.each([
    ["an object", shape],
    ["a union", { oneOf: [text, shape] }],
    ["anything", {}],
    ["an array without items", { type: "array" }],
    ["a part of a component", { $ref: "#/components/schemas/Thing/properties/a" }],
  ])("of %s is the name of a component that it becomes", (_, schema) => {
    const { namer, document } = createNamer({ Thing: shape });
    const holder: JsonObject = { schema };
    expect(namer.toType(holder, "schema", "Hoisted")).toBe("Hoisted");
    expect(holder["schema"]).toEqual(ref("Hoisted"));
    expect(document["components"]).toMatchObject({ schemas: { Hoisted: schema } });
    expect(namer.listTypes().at(-1)).toMatchObject({ name: "Hoisted", component: "Hoisted" });
    expect(namer.toType(holder, "schema", "Other")).toBe("Hoisted");
  });

  it("hoists the items of an array and keeps the array", () => {
    const { namer, document } = createNamer({});
    const holder: JsonObject = { schema: { type: "array", items: shape } };
    expect(namer.toType(holder, "schema", "Hoisted")).toBe("HoistedItem[]");
    expect(document["components"]).toEqual({ schemas: { HoistedItem: shape } });
  });

  it("never takes the place of a component", () => {
    const { namer, document } = createNamer({ Hoisted: text, HoistedModel: text });
    const holder: JsonObject = { schema: shape };
    expect(namer.toType(holder, "schema", "Hoisted")).toBe("HoistedModel2");
    expect(document["components"]).toMatchObject({ schemas: { Hoisted: text, HoistedModel: text } });
  });

  it("never takes the place of a component that goes by another name", () => {
    const schema = { ...text, "x-tributary": { name: "Renamed" } };
    const { namer, document } = createNamer({ Hoisted: schema });
    namer.toType({ schema: shape }, "schema", "Hoisted");
    expect(document["components"]).toMatchObject({ schemas: { Hoisted: schema } });
  });
});
