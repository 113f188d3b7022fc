import { describe, expect, it } from "vitest";
import { startMockServerFrom } from "../src/index.ts";

const names = ["user.id", "naïve.name", "path list", "a:b", "id"];

function createContract() {
  const responses = { "200": { description: "Well." } };
  const paths = names.map((name, index) => {
    const parameters = [{ name, in: "path", required: true, schema: { type: "string", maxLength: 3 } }];
    return [`/${index}/{${name}}/end`, { get: { operationId: `get${index}`, parameters, responses } }];
  });
  return { openapi: "3.0.3", info: { title: "Names", version: "1.0.0" }, paths: Object.fromEntries(paths) };
}

describe("a path parameter of any name", () => {
  it.each([...names.entries()])(
    "%i: %s is routed, held to its schema and called by its name",
    async (index, name) => {
      await using mock = await startMockServerFrom({ contract: createContract() });
      expect((await fetch(`${mock.url}/${index}/abc/end`)).status).toBe(200);
      expect(mock.requests[0]?.violations).toEqual([]);
      expect((await fetch(`${mock.url}/${index}/abcd/end`)).status).toBe(422);
      const [violation] = mock.requests[1]?.violations ?? [];
      expect(violation?.location).toEqual(["request", "path", name.toLowerCase()]);
      expect(violation?.message).toContain(name.toLowerCase());
    },
  );
});
