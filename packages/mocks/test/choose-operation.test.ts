import { describe, expect, it } from "vitest";
import type { PrismOperation } from "../src/contract/prism.ts";
import { readOperations } from "../src/contract/prism.ts";
import { startMockServerFrom } from "../src/index.ts";
import { chooseOperation } from "../src/server/choose-operation.ts";

const paths = [
  "/tags/{id}.{format}",
  "/tags/all.{format}",
  "/tags/{id}",
  "/tags/mine",
  "/{section}/mine",
  "/(odd)+[a]/{id}",
];

function createContract() {
  const responses = { "200": { description: "Well." } };
  return {
    openapi: "3.0.3",
    info: { title: "Tags", version: "1.0.0" },
    paths: Object.fromEntries(
      paths.map((path) => {
        const parameters = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => {
          return { name, in: "path", required: true, schema: { type: "string" } };
        });
        const post = { operationId: `post ${path}`, parameters, responses };
        return [path, { get: { operationId: path, parameters, responses }, post }];
      }),
    ),
  };
}

function choose(operations: readonly PrismOperation[], method: string, path: string): string[] {
  return chooseOperation(operations, method, path).operations.map((operation) => operation.path);
}

describe("chooseOperation", async () => {
  const operations = await readOperations(createContract());

  it.each([
    ["/tags/7.json", "/tags/{id}.{format}", ["/tags/{id}"]],
    ["/tags/all.json", "/tags/all.{format}", ["/tags/{id}.{format}", "/tags/{id}"]],
    ["/tags/mine", "/tags/mine", ["/tags/{id}", "/{section}/mine"]],
  ])("leaves of those that match %s the one that spells out most: %s", (path, best, others) => {
    const chosen = choose(operations, "get", path);
    expect(chosen).toContain(best);
    for (const other of others) expect(chosen).not.toContain(other);
  });

  it("keeps all where none matches: Prism says what is wrong", () => {
    const chosen = chooseOperation(operations, "get", "/nowhere/at/all");
    expect(chosen.operations).toBe(operations);
    expect(chosen.routed).toBeUndefined();
  });

  it("keeps those of other methods where one of those matches", () => {
    const chosen = chooseOperation(operations, "delete", "/tags/mine");
    expect(chosen.routed).toBeUndefined();
    expect(new Set(chosen.operations.map(({ method }) => method))).toEqual(new Set(["get", "post"]));
    expect(new Set(chosen.operations.map(({ path }) => path))).toEqual(
      new Set(["/tags/mine", "/tags/{id}", "/{section}/mine"]),
    );
  });

  it("takes one alone where it is the only one", () => {
    expect(chooseOperation(operations, "get", "/tags/7").routed?.iid).toBe("/tags/{id}");
  });

  it("takes what is special in expressions as it is", () => {
    expect(choose(operations, "get", "/(odd)+[a]/1")).toContain("/(odd)+[a]/{id}");
    expect(chooseOperation(operations, "get", "/odd/1").routed).toBeUndefined();
  });
});

describe("a mock server", () => {
  it("routes by it", async () => {
    await using mock = await startMockServerFrom({ contract: createContract() });
    for (const path of ["/tags/all.json", "/tags/7.json", "/tags/mine", "/other/mine", "/tags/7"]) {
      expect((await fetch(mock.url + path)).status).toBe(200);
    }
    expect(mock.requests.map(({ operation }) => operation)).toEqual([
      "/tags/all.{format}",
      "/tags/{id}.{format}",
      "/tags/mine",
      "/{section}/mine",
      "/tags/{id}",
    ]);
  });
});
