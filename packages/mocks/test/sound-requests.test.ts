import { describe, expect, it } from "vitest";
import { readRawInput, withParameter } from "../src/contract-tests/raw-call.ts";
import { listOperations } from "../src/document/contract-document.ts";
import type { RecordedRequest } from "../src/index.ts";
import { createRawSuite, type RawSuiteOptions } from "./fixtures/raw-suite.ts";

const text = { type: "string" };
const filter = {
  type: "object",
  properties: { from: { type: "integer" }, by: text, on: { type: "boolean" } },
};
const operation = {
  operationId: "search",
  parameters: [
    { name: "name", in: "path", required: true, schema: { type: "string", enum: ["a.b", "c"] } },
    { name: "format", in: "path", required: true, schema: { type: "string", minLength: 2 } },
    { name: "filter", in: "query", style: "deepObject", explode: true, schema: filter },
    { name: "spread", in: "query", schema: { type: "object", properties: { first: text } } },
    { name: "ids[]", in: "query", schema: { type: "array", items: { type: "integer" } } },
    { name: "limit", in: "query", schema: { type: "integer", maximum: 9 } },
    { name: "X-Trace", in: "header", schema: text },
  ],
  responses: {
    "200": { description: "", content: { "application/json": { schema: { type: "string" } } } },
  },
};

const contract = {
  openapi: "3.0.3",
  info: { title: "Raw", version: "1.0.0" },
  paths: { "/files/{name}.{format}": { get: operation } },
};

/** The failures of the tests whose names begin so, by name. */
async function run(target: string, beginning: string): Promise<Record<string, string>> {
  const search: RawSuiteOptions["calls"][string] = (client) => client.send(target);
  const suite = createRawSuite({ contract, calls: { search } });
  const failures: Record<string, string> = {};
  for (const test of suite.tests.filter(({ name }) => name.startsWith(`raw search ${beginning}`))) {
    await test.run().catch((error: unknown) => {
      failures[test.name.replace("raw search ", "")] = String(error);
    });
  }
  await suite.close();
  return failures;
}

describe("a request", () => {
  it.each([
    "/files/c.pdf",
    "/files/c.pdf?limit=1&ids[]=1&ids[]=2",
    "/files/c.pdf?filter[from]=1&filter[by]=x",
    "/files/c.pdf?first=x",
  ])("is sound whose query has documented names, or those of objects: %s", async (target) => {
    expect(await run(target, "answers 200 (static)")).toEqual({});
  });

  it.each([
    ["verbose=1", "verbose"],
    ["filters[from]=1", "filters[from]"],
    ["second=x", "second"],
    ["__proto__=x", "__proto__"],
    ["constructor=x", "constructor"],
  ])("is not whose query has another: %s", async (query, name) => {
    const failures = await run(`/files/c.pdf?${query}`, "answers 200 (static)");
    expect(failures["answers 200 (static)"]).toContain(`undocumented in the query: ${name}`);
  });
});

describe("what violates a parameter's constraint", () => {
  it("is tried of each, but for what would be another path", async () => {
    const search: RawSuiteOptions["calls"][string] = (client) => client.send("/files/c.pdf");
    const names = createRawSuite({ contract, calls: { search } }).tests.map(({ name }) => name);
    expect(names.filter((name) => name.includes(" refuses "))).toEqual([
      "raw search refuses a missing name (required)",
      "raw search refuses a missing format (required)",
      'raw search refuses format="a" (minLength)',
      'raw search refuses ids[]=["text"] (items\' type)',
      "raw search refuses ids[]=[1.5] (items' type)",
      'raw search refuses limit="text" (type)',
      "raw search refuses limit=1.5 (type)",
      "raw search refuses limit=10 (maximum)",
    ]);
  });

  it("is not tried of what is a credential, which the client sends in any case", () => {
    const search: RawSuiteOptions["calls"][string] = (client) => client.send("/files/c.pdf");
    const key = { type: "apiKey", in: "header", name: "x-trace" };
    const required = { name: "X-Trace", in: "header", required: true, schema: text };
    const get = { ...operation, parameters: [required], security: [{ key: [] }] };
    const secured = { ...contract, components: { securitySchemes: { key } }, paths: { "/files": { get } } };
    const names = createRawSuite({ contract: secured, calls: { search } }).tests.map(({ name }) => name);
    expect(names.filter((name) => name.includes(" refuses "))).toEqual([]);
    const open = { ...secured, paths: { "/files": { get: { ...get, security: [] } } } };
    expect(createRawSuite({ contract: open, calls: { search } }).tests.map(({ name }) => name)).toContain(
      "raw search refuses a missing X-Trace (required)",
    );
  });

  it("is noticed beside an object in brackets, which is sent again as it was", async () => {
    const target = "/files/c.pdf?filter[from]=1&filter[by]=x&limit=3";
    expect(await run(target, "refuses limit")).toEqual({});
  });
});

describe("readRawInput", () => {
  const [search] = listOperations(contract);
  const request = {
    operation: "search",
    method: "GET",
    path: "/files/a%20b.pdf",
    query: {
      "filter[from]": "7",
      "filter[by]": "8",
      "filter[on]": "true",
      "filter[other]": "9",
      "filter[": "no member",
      "ids[]": "1",
      limit: "3",
    },
    headers: { "x-trace": "t", "x-other": "o" },
    violations: [],
  } as unknown as RecordedRequest;

  it("gives what a caller would write: decoded, of its types, objects as objects", () => {
    if (search === undefined) throw new Error("there is no operation");
    expect(readRawInput(search, request)).toEqual({
      params: {
        path: { name: "a b", format: "pdf" },
        query: { filter: { from: 7, by: "8", on: true, other: "9" }, "ids[]": ["1"], limit: 3 },
        header: { "X-Trace": "t" },
      },
      parseAs: "text",
    });
  });

  it("leaves out what was not sent, and takes no inherited member for it", () => {
    const [other] = listOperations({
      ...contract,
      paths: {
        "/x": {
          get: {
            parameters: ["constructor", "__proto__", "toString"].map((name) => {
              return { name, in: "query", schema: text };
            }),
          },
        },
      },
    });
    if (other === undefined) throw new Error("there is no operation");
    const { params } = readRawInput(other, { ...request, path: "/x", query: {} });
    expect(params.query).toEqual({});
  });

  it("keeps the boundary of a body in parts, without which its text is none", () => {
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    if (search === undefined) throw new Error("there is no operation");
    expect(readRawInput(search, { ...request, headers, body: "--b--" })).toMatchObject({
      body: "--b--",
      headers,
    });
  });

  it("changes one parameter and no other", () => {
    if (search === undefined) throw new Error("there is no operation");
    const input = readRawInput(search, request);
    const limit = search.parameters.find(({ name }) => name === "limit");
    if (limit === undefined) throw new Error("there is no parameter");
    expect(withParameter(input, limit, 99).params.query).toMatchObject({ limit: 99, "ids[]": ["1"] });
    expect(withParameter(input, limit, undefined).params.query).not.toHaveProperty("limit");
    expect(input.params.query).toHaveProperty("limit", 3);
  });
});
