import schema from "@tributary/customers/customer.schema.json" with { type: "json" };
import manifest from "@tributary/customers/package.json" with { type: "json" };
import { describe, expect, it } from "vitest";

/** What is used of a JSON Schema here. */
interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
}

describe("the schema of a customer", () => {
  it("says of every member what it is", () => {
    expect(findUndescribed(schema, "customer")).toEqual([]);
    expect(findUndescribed({ properties: { id: { type: "string" } }, description: "" }, "customer")).toEqual([
      "customer",
      "customer.id",
    ]);
  });

  it("lets no member in that it does not name, nor one go missing, but in the record", () => {
    expect(findOpen(schema, "customer")).toEqual([]);
    expect(findOpen({ type: "object", properties: { id: true } }, "customer")).toEqual(["customer"]);
  });

  it("is part of the package", () => {
    expect(manifest.files).toContain("customer.schema.json");
    expect(manifest.exports["./customer.schema.json"]).toBe("./customer.schema.json");
  });
});

/** Every schema on the way down, under the path of its member. */
function listSchemas(value: unknown, path: string): [string, Described][] {
  const schema = value as Described;
  const members = Object.entries(schema.properties ?? {});
  return [
    [path, schema],
    ...members.flatMap(([name, member]) => listSchemas(member, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : listSchemas(schema.items, `${path}[]`)),
  ];
}

function findUndescribed(schema: unknown, path: string): string[] {
  return listSchemas(schema, path).flatMap(([member, { description = "" }]) =>
    description === "" ? [member] : [],
  );
}

function findOpen(schema: unknown, path: string): string[] {
  return listSchemas(schema, path).flatMap(
    ([member, { additionalProperties, properties, required = [] }]) => {
      const isClosed = additionalProperties === false && `${required}` === `${Object.keys(properties ?? {})}`;
      return properties === undefined || isClosed ? [] : [member];
    },
  );
}
