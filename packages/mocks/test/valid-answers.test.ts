import { describe, expect, it } from "vitest";
import { startMockServerFrom } from "../src/index.ts";
import { createOneOperation, judge, type OneOperation, ref } from "./fixtures/one-operation.ts";

const noAnswer = "urn:tributary:mock:no-valid-answer";
const wrongAnswer = "urn:tributary:mock:answer-violates-contract";
const seeds = ["a", "1", "2", "3", "4", "5"];

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

async function ask(
  contract: object,
  prefer = "",
  handler?: () => { status: number; body: unknown },
): Promise<Answered> {
  await using mock = await startMockServerFrom({ contract });
  if (handler) mock.use("addThing", handler);
  const response = await fetch(`${mock.url}/things`, { method: "POST", headers: prefer ? { prefer } : {} });
  expect(mock.requests).toHaveLength(1);
  expect(mock.requests[0]).toMatchObject({ operation: "addThing" });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

/** The answer as it stands, and those with random data; each must be sound. */
async function askSoundly(options: OneOperation): Promise<unknown[]> {
  const contract = createOneOperation(options);
  const preferences = ["", ...seeds.map((seed) => `dynamic=true, seed=${seed}`)];
  const answers = await Promise.all(preferences.map((prefer) => ask(contract, prefer)));
  for (const [index, { body, status }] of answers.entries()) {
    expect(status, `${preferences[index]}: ${JSON.stringify(body)}`).toBe(200);
    expect((await judge(contract, null, body)).response).toEqual([]);
  }
  return answers.map(({ body }) => body);
}

const impossible = { type: "string", enum: ["a", "b"], minLength: 2 };

describe("an answer that Prism makes up wrong", { timeout: 30_000 }, () => {
  it("is asked for again: with other data, which keep to patterns", async () => {
    const properties = { code: { type: "string", pattern: "^[A-Z]{3}-\\d{2}$" } };
    const [first] = await askSoundly({ answer: { type: "object", required: ["code"], properties } });
    expect(first).toMatchObject({ code: expect.stringMatching(/^[A-Z]{3}-\d{2}$/) });
  });

  it("is the same each time it is asked for", async () => {
    const contract = createOneOperation({ answer: { type: "string", pattern: "^[a-z]{20}$" } });
    const [one, other] = await Promise.all([ask(contract), ask(contract)]);
    expect(one).toEqual(other);
  });

  it("is without what schemas that are made of themselves end in", async () => {
    const Node = {
      type: "object",
      required: ["id", "children"],
      properties: {
        id: { type: "integer" },
        parent: ref("Node"),
        children: { type: "array", items: ref("Node") },
      },
    };
    const [first] = await askSoundly({ answer: ref("Node"), schemas: { Node } });
    expect(first).toMatchObject({ id: expect.any(Number), children: expect.any(Array) });
  });

  it("is so of circles through several schemas, lists of at least one and maps", async () => {
    const Line = {
      type: "object",
      required: ["sku"],
      properties: { sku: { type: "string" }, order: ref("Order") },
    };
    const Order = {
      type: "object",
      required: ["lines"],
      properties: {
        lines: { type: "array", minItems: 1, items: ref("Line") },
        byName: { type: "object", additionalProperties: ref("Order") },
      },
    };
    const [first] = await askSoundly({ answer: ref("Order"), schemas: { Line, Order } });
    expect(first).toMatchObject({ lines: [{ sku: expect.any(String) }] });
  });

  it("is so of circles through parts and unions", async () => {
    const Person = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
    const reports = { type: "array", items: ref("Manager") };
    const Manager = {
      allOf: [ref("Person"), { type: "object", required: ["reports"], properties: { reports } }],
    };
    const Team = { oneOf: [ref("Person"), { type: "array", items: ref("Team") }] };
    await askSoundly({ answer: ref("Manager"), schemas: { Person, Manager } });
    await askSoundly({ answer: ref("Team"), schemas: { Person, Team } });
  });
});

describe("where there is no valid answer", { timeout: 30_000 }, () => {
  it("the mock says so, and what is against each", async () => {
    const contract = createOneOperation({ answer: impossible });
    for (const prefer of ["", "dynamic=true, seed=1"]) {
      const { body, status } = await ask(contract, prefer);
      expect(status).toBe(500);
      expect(body).toMatchObject({ type: noAnswer, detail: expect.stringMatching(/./) });
    }
  });

  it("of a schema that needs itself without end, the same", async () => {
    const Endless = { type: "object", required: ["next"], properties: { next: ref("Endless") } };
    const contract = createOneOperation({ answer: ref("Endless"), schemas: { Endless } });
    expect(await ask(contract)).toMatchObject({ status: 500, body: { type: noAnswer } });
  });

  it("no answer of another status takes its place", async () => {
    const contract = createOneOperation({ answer: { type: "string" } });
    Object.assign(contract.paths["/things"].post.responses, {
      "404": { description: "", content: { "application/json": { schema: impossible } } },
    });
    expect(await ask(contract, "code=404")).toMatchObject({ status: 500, body: { type: noAnswer } });
    expect(await ask(contract, "code=200")).toMatchObject({ status: 200 });
  });
});

describe("an answer that somebody wrote", { timeout: 30_000 }, () => {
  const answer = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };

  it("is not replaced by another where it is wrong: an example", async () => {
    const contract = createOneOperation({ answer });
    const media = contract.paths["/things"].post.responses["200"].content["application/json"];
    Object.assign(media, { examples: { wrong: { value: { id: "x" } } } });
    for (const prefer of ["", "example=wrong"]) {
      const { body, status } = await ask(contract, prefer);
      expect(status).toBe(500);
      expect(body).toMatchObject({ type: wrongAnswer, detail: expect.stringContaining("id") });
    }
  });

  it("is not replaced by another where it is wrong: a handler's", async () => {
    const contract = createOneOperation({ answer });
    const outcome = await ask(contract, "", () => ({ status: 200, body: {} }));
    expect(outcome).toMatchObject({ status: 500, body: { type: wrongAnswer } });
  });

  it("is not taken from for its errors: a handler's own failure is told", async () => {
    const contract = createOneOperation({ answer });
    const outcome = await ask(contract, "", () => {
      throw new Error("out of paper");
    });
    expect(outcome.status).toBe(500);
    expect(JSON.stringify(outcome.body)).toContain("out of paper");
  });
});
