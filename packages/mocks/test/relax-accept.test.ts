import { describe, expect, it } from "vitest";
import type { PrismOperation, PrismRequest } from "../src/contract/prism.ts";
import { readOperations } from "../src/contract/prism.ts";
import { startMockServerFrom } from "../src/index.ts";
import { relaxAccept } from "../src/server/relax-accept.ts";

const text = { "text/plain": { schema: { type: "string", example: "no such thing" } } };
const json = { "application/json; charset=utf-8": { schema: { type: "object", example: {} } } };

const contract = {
  openapi: "3.0.3",
  info: { title: "Things", version: "1.0.0" },
  paths: {
    "/thing": {
      get: {
        operationId: "getThing",
        responses: {
          "200": { description: "", content: json },
          "204": { description: "" },
          "404": { description: "", content: text },
          "4XX": { description: "", content: { "application/xml": {}, ...text } },
          default: { description: "", content: { "text/html": {} } },
        },
      },
    },
  },
};

function createRequest(accept: string | undefined): PrismRequest {
  const headers = { "x-own": "1", ...(accept === undefined ? {} : { accept }) };
  return { method: "get", url: { path: "/thing", query: {} }, headers, body: null };
}

describe("relaxAccept", async () => {
  const [operation] = (await readOperations(contract)) as [PrismOperation];

  it.each([
    ["application/json", 404],
    ["application/json, image/*;q=0.5", 404],
    ["application/json", 422],
    ["application/json", 503],
    ["text/plain", 200],
    ["text/plain", 503],
  ])("takes away Accept: %s, where a %i is documented in other types only", (accept, code) => {
    const request = createRequest(accept);
    expect(relaxAccept(request, operation, { code })).toEqual({ ...request, headers: { "x-own": "1" } });
    expect(request.headers).toHaveProperty("accept");
  });

  it.each([
    ["text/plain", 404],
    ["text/*", 404],
    ["*/*", 404],
    ["application/json, text/plain;q=0.1", 404],
    ["application/xml", 422],
    ["application/json", 200],
    ["application/json", 204],
    ["text/html;level=1", 503],
    ["application/json", undefined],
    [undefined, 404],
  ])("leaves Accept: %s as it is for a %s", (accept, code) => {
    const request = createRequest(accept);
    expect(relaxAccept(request, operation, code === undefined ? {} : { code })).toBe(request);
  });

  it("leaves a request as it is that is of no operation, or prefers what is not documented", async () => {
    const request = createRequest("image/png");
    expect(relaxAccept(request, undefined, { code: 404 })).toBe(request);
    const { default: _, "4XX": __, ...responses } = contract.paths["/thing"].get.responses;
    const paths = { "/thing": { get: { ...contract.paths["/thing"].get, responses } } };
    const [other] = await readOperations({ ...contract, paths });
    expect(relaxAccept(request, other, { code: 503 })).toBe(request);
  });
});

describe("a mock server", () => {
  it("gives an error as it is documented, whatever is accepted, and no success in its place", async () => {
    await using mock = await startMockServerFrom({ contract });
    const headers = { accept: "application/json", prefer: "code=404" };
    const response = await fetch(`${mock.url}/thing`, { headers });
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/plain"]);
    expect(await response.text()).toBe("no such thing");
    expect(mock.requests[0]?.headers["accept"]).toBe("application/json");
  });
});
