import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { cutCycles } from "../../src/types/cut-cycles.ts";
import { ref } from "../support/create-document.ts";

function cut(schemas: JsonObject): JsonObject {
  const document: JsonObject = { components: { schemas: structuredClone(schemas) } };
  cutCycles(document);
  return (document["components"] as JsonObject)["schemas"] as JsonObject;
}

/** A schema that needs others at once, by their numbers. */
function toSchema(needed: readonly number[], keyword: "allOf" | "anyOf" | "oneOf"): JsonObject {
  return { [keyword]: needed.map((number) => ref(`S${number}`)) };
}

/** Which schemas each needs at once, as it stands. */
function readNeeded(schemas: JsonObject): Map<string, string[]> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      [...JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, other]) => other ?? ""),
    ]),
  );
}

/** Whether some schema needs itself in the end. */
function hasCircle(needed: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map([...needed].map(([name, others]) => [name, new Set(others)]));
  for (;;) {
    const free = [...left].filter(([, others]) => [...others].every((other) => !left.has(other)));
    if (free.length === 0) return left.size > 0;
    for (const [name] of free) left.delete(name);
  }
}

describe("circles that no type can have", () => {
  it("are cut, wherever they are, and what is in none stays", () => {
    const graph = fc
      .integer({ min: 1, max: 12 })
      .chain((size) =>
        fc.array(
          fc.tuple(
            fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 4 }),
            fc.constantFrom("allOf", "anyOf", "oneOf"),
          ),
          { minLength: size, maxLength: size },
        ),
      );
    fc.assert(
      fc.property(graph, (rows) => {
        const schemas = Object.fromEntries(
          rows.map(([needed, keyword], index) => [`S${index}`, toSchema(needed, keyword)]),
        );
        const before = readNeeded(schemas);
        const after = readNeeded(cut(schemas));
        expect(hasCircle(after)).toBe(false);
        if (!hasCircle(before)) expect(after).toEqual(before);
        for (const [name, needed] of after) {
          expect(before.get(name)).toEqual(expect.arrayContaining(needed));
        }
      }),
      { numRuns: 200, seed: 4711 },
    );
  });

  it("are found behind items, tuples and unions in one another", () => {
    const schemas: JsonObject = {
      Value: { anyOf: [{ type: "string" }, { type: "array", items: { oneOf: [ref("Value")] } }] },
      Pair: { type: "array", prefixItems: [{ type: "string" }, ref("Pair")] },
      Self: ref("Self"),
    };
    const after = JSON.stringify(cut(schemas));
    expect(after).not.toContain("$ref");
    expect(after).toContain('{"type":"string"}');
  });

  it("are none where an object lies between", () => {
    const schemas: JsonObject = {
      Node: { type: "object", properties: { next: ref("Node"), all: { type: "array", items: ref("Node") } } },
      Map: { type: "object", additionalProperties: ref("Map") },
      Part: { allOf: [{ type: "object", properties: { part: ref("Part") } }] },
    };
    expect(cut(schemas)).toEqual(schemas);
  });

  it("are cut under any name, and in a long chain", () => {
    const odd = JSON.parse(
      '{"__proto__":{"anyOf":[{"$ref":"#/components/schemas/__proto__"}]},"constructor":{"anyOf":[{"$ref":"#/components/schemas/constructor"}]}}',
    ) as JsonObject;
    const after = cut(odd);
    expect(Object.keys(after)).toEqual(["__proto__", "constructor"]);
    expect(JSON.stringify(after)).not.toContain("$ref");
    const length = 20_000;
    const chain = Object.fromEntries(
      Array.from({ length }, (_, index): [string, Json] => [`S${index}`, ref(`S${(index + 1) % length}`)]),
    );
    expect(JSON.stringify(cut(chain)).match(/\$ref/g)).toHaveLength(length - 1);
  });

  it("are nothing that a document without schemas has", () => {
    for (const document of [{}, { components: {} }, { components: { schemas: [] } }] as JsonObject[]) {
      expect(() => cutCycles(document)).not.toThrow();
    }
  });
});
