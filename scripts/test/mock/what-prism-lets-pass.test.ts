import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { correctMock } from "../../src/mock/correct-mock.ts";
import { createGetDocument } from "../support/create-document.ts";

const securitySchemes: JsonObject = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  certificate: { type: "mutualTLS" },
  constructor: { type: "http", scheme: "bearer" },
};

function correctSecurity(operation: JsonObject, members: JsonObject = {}): unknown {
  const document = createGetDocument(operation, { ...members, components: { securitySchemes } });
  const paths = correctMock(document)["paths"] as { "/things": { get: JsonObject } };
  return paths["/things"].get["security"];
}

describe("a way to prove who calls that asks for a certificate", () => {
  it("is left out beside others: a request without any would pass", () => {
    const security: Json = [
      { certificate: [] },
      { key: [] },
      { constructor: [] },
      { certificate: [], key: [] },
    ];
    const others: Json = [{ key: [] }, { constructor: [] }];
    expect(correctSecurity({ security })).toEqual(others);
    expect(correctSecurity({}, { security })).toEqual(others);
  });

  it("stays where it is the only one, and all stays where there is none", () => {
    expect(correctSecurity({ security: [{ certificate: [] }] })).toEqual([{ certificate: [] }]);
    expect(correctSecurity({}, { security: [{ certificate: [] }] })).toBeUndefined();
    expect(correctSecurity({ security: [{ key: [] }, {}] })).toEqual([{ key: [] }, {}]);
    expect(correctSecurity({ security: [{ unknown: [] }, { key: [] }] })).toHaveLength(2);
    expect(correctSecurity({ security: [] })).toEqual([]);
    expect(correctSecurity({})).toBeUndefined();
  });
});

describe("an object in brackets", () => {
  it("requires no member: one that is not sent would be refused for them", () => {
    const properties = { from: { type: "integer" } };
    const filter: JsonObject = {
      name: "filter",
      in: "query",
      style: "deepObject",
      schema: { type: "object", required: ["from"], properties },
    };
    const document = createGetDocument({ parameters: [filter] });
    const paths = correctMock(document)["paths"] as { "/things": { get: { parameters: JsonObject[] } } };
    const [corrected] = paths["/things"].get.parameters;
    expect(corrected?.["schema"]).toEqual({ type: "object", properties });
  });
});
