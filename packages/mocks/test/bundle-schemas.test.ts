import { describe, expect, it } from "vitest";
import { bundleSchemas } from "../src/contract/bundle-schemas.ts";
import type { JsonObject } from "../src/document/json-object.ts";

function to(name: string) {
  return { $ref: `#/__bundled__/${name}` };
}

/** Schemas each of which refers to the next, by a member that is required or not. */
function createChain(length: number, isRequired: boolean): Map<string, JsonObject> {
  return new Map(
    Array.from({ length }, (_, index) => {
      const properties = { own: { type: "string" }, next: to(`s${index + 1}`) };
      const required = isRequired ? ["own", "next"] : ["own"];
      return [`s${index}`, { type: "object", required, properties }];
    }),
  );
}

describe("bundleSchemas", () => {
  it("holds what is reached, and nothing else, each as it is", () => {
    const schemas = createChain(3, false).set("other", {});
    expect(bundleSchemas(new Set(["s0"]), schemas)).toEqual({
      s0: schemas.get("s0"),
      s1: schemas.get("s1"),
      s2: schemas.get("s2"),
      s3: {},
    });
  });

  it("ends where schemas refer to each other", () => {
    const schemas = new Map([
      ["a", { properties: { b: to("b") } }],
      ["b", { properties: { a: to("a") } }],
    ]);
    expect(Object.keys(bundleSchemas(new Set(["a"]), schemas))).toEqual(["a", "b"]);
  });

  it("leaves out optional members of what lies far off, and what only they refer to", () => {
    const bundled = bundleSchemas(new Set(["s0"]), createChain(100, false));
    expect(Object.keys(bundled).length).toBeLessThan(50);
    expect(Object.values(bundled).at(-1)).toEqual({
      type: "object",
      required: ["own"],
      properties: { own: { type: "string" } },
    });
  });

  it("follows what is required as far as it leads", () => {
    expect(Object.keys(bundleSchemas(new Set(["s0"]), createChain(100, true)))).toHaveLength(101);
  });

  it("shortens lists, maps, parts and alternatives", () => {
    const schemas = createChain(30, true);
    schemas.set("s30", {
      allOf: [{ properties: { a: {} } }],
      oneOf: [{ type: "string" }, to("far")],
      additionalProperties: to("far"),
      properties: {
        list: { type: "array", items: to("far") },
        full: { type: "array", minItems: 1, items: {} },
      },
      required: ["list", "full"],
    });
    const bundled = bundleSchemas(new Set(["s0"]), schemas);
    expect(bundled["s30"]).toEqual({
      allOf: [{ properties: {} }],
      oneOf: [{ type: "string" }],
      properties: { list: { type: "array", maxItems: 0 }, full: { type: "array", minItems: 1, items: {} } },
      required: ["list", "full"],
    });
    expect(bundled).not.toHaveProperty("far");
  });
});
