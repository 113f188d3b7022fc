import { describe, expect, it } from "vitest";
import { findExampleProblems } from "../src/index.ts";

const id = { type: "string", format: "uuid" };
const status = { type: "string", nullable: true, enum: ["open"] };
const book = { type: "object", required: ["id"], properties: { id, status } };
const well = { id: "3f2b8c1e-5d47-4a9b-8e60-1c7d9f0a2b34", status: null };

function createContract(operation: object): object {
  return {
    openapi: "3.0.0",
    info: { title: "a", version: "1" },
    paths: { "/books": { post: { operationId: "addBook", responses: {}, ...operation } } },
  };
}

const json = (content: object) => ({ content: { "application/json": content } });
const respond = (content: object) =>
  createContract({ responses: { "200": { description: "", ...json(content) } } });

describe("findExampleProblems", () => {
  const sound: [what: string, contract: object][] = [
    ["a nullable enum that is null", respond({ schema: book, example: well })],
    [
      "named examples",
      respond({ schema: book, examples: { a: { value: well }, b: { externalValue: "file:///etc/passwd" } } }),
    ],
    ["no example", respond({ schema: book })],
    ["a schema that does not compile", respond({ schema: { type: "strnig" }, example: 1 })],
  ];
  it.each(sound)("finds nothing wrong with %s", async (_, contract) => {
    expect(await findExampleProblems(contract)).toEqual([]);
  });

  const wrong: [where: string, contract: object, place: string, example: string, reason: RegExp][] = [
    [
      "an answer",
      respond({ schema: book, example: { status: "shut" } }),
      "response 200 application/json",
      "default",
      /required property 'id'.*\/status must be equal/,
    ],
    [
      "one of several answers",
      respond({ schema: book, examples: { a: { value: well }, b: { value: { id: "b" } } } }),
      "response 200 application/json",
      "b",
      /\/id must match format "uuid"/,
    ],
    [
      "a request body",
      createContract({ requestBody: json({ schema: book, example: {} }) }),
      "request body application/json",
      "default",
      /required property 'id'/,
    ],
    [
      "a parameter",
      createContract({ parameters: [{ name: "id", in: "query", schema: id, example: "no" }] }),
      "query parameter id",
      "default",
      /format "uuid"/,
    ],
    [
      "a named example of a parameter",
      createContract({
        parameters: [{ name: "X-Id", in: "header", schema: id, examples: { mine: { value: "no" } } }],
      }),
      "header parameter x-id",
      "mine",
      /format "uuid"/,
    ],
    [
      "a header of an answer",
      createContract({
        responses: { "200": { description: "", headers: { "X-Id": { schema: id, example: "no" } } } },
      }),
      "response 200 header x-id",
      "default",
      /format "uuid"/,
    ],
  ];
  it.each(wrong)("finds a wrong example of %s", async (_, contract, place, example, reason) => {
    const problems = await findExampleProblems(contract);
    expect(
      problems.map((problem) => [problem.operation, problem.place.toLowerCase(), problem.example]),
    ).toEqual([["addBook", place, example]]);
    expect(problems[0]?.reason).toMatch(reason);
  });
});
