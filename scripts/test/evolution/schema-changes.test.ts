import { beforeAll, describe, expect, it } from "vitest";
import { findClassicCompiler } from "../../src/evolution/verdict/prove-types.ts";
import type { JsonObject } from "../../src/json.ts";
import { answer, createDocument, requestBody } from "../support/create-document.ts";
import { createOverlay } from "../support/create-overlay.ts";
import { createScenario, createState } from "./support/create-state.ts";
import { type Proven, prove } from "./support/prove.ts";
import { answerChanges, inputChanges, type SchemaChange } from "./support/schema-changes.ts";

const rows = [
  ...answerChanges.map((change, index) => ({ ...change, id: `answer-${index}`, what: "in answers" })),
  ...inputChanges.map((change, index) => ({ ...change, id: `input-${index}`, what: "in input" })),
];
const words = createOverlay("specs/toy/client.overlay.yaml");

let proven: ReadonlyMap<string, Proven>;
let classic: ReadonlyMap<string, Proven>;

/** A document with one operation that takes or answers a schema. */
function createContractOf(id: string, schema: JsonObject, schemas: JsonObject): JsonObject {
  const isAnswer = id.startsWith("answer");
  const responses = answer(isAnswer ? schema : { type: "object", properties: { done: { type: "boolean" } } });
  const body = isAnswer ? {} : { requestBody: { ...requestBody(schema), required: true } };
  const post = { operationId: "send", responses, ...body };
  return createDocument(
    { "/things": { post } },
    { components: { schemas }, servers: [{ url: "https://example.com" }] },
  );
}

async function createPair({ id, old, current, schemas = [{}, {}] }: SchemaChange & { readonly id: string }) {
  return createScenario(
    id,
    await createState("align", createContractOf(id, withExample(old), schemas[0]), "before", words),
    await createState("align", createContractOf(id, withExample(current), schemas[1]), "after", words),
  );
}

/** Required input needs a value for the contract tests; which one is no part of its type. */
function withExample(schema: JsonObject): JsonObject {
  return "$ref" in schema ? schema : { ...schema, example: {} };
}

const closedId = "closed";

beforeAll(async () => {
  const scenarios = await Promise.all(rows.map(createPair));
  const [widened] = await Promise.all(
    rows.filter(({ name }) => name.startsWith("an enum of numbers")).map(createPair),
  );
  if (widened === undefined) throw new Error("there is no enum that is widened");
  const closed = {
    ...widened,
    id: closedId,
    providers: new Map([["align", { responseEnums: "major" as const }]]),
  };
  proven = await prove([...scenarios, closed]);
  classic = await prove([...scenarios, closed], findClassicCompiler());
}, 240_000);

function read(id: string): Proven {
  const found = proven.get(id);
  if (found === undefined) throw new Error(`${id} was not proven`);
  return found;
}

describe("a change of a schema", () => {
  it.each(rows)("$what: $name", ({ id, isBreaking, code }) => {
    const { findings, level, doubts, proof } = read(id);
    const told = findings.map((each) => `${each.level} ${each.code} ${each.subject} ${each.detail}`);
    const red = proof.red.map(({ error, use }) => `${error.code}: ${error.text}\n  ${use.code}`);
    expect(proof.unsound).toEqual([]);
    expect(level === "major", [...told, ...red].join("\n")).toBe(isBreaking);
    expect(proof.red.length > 0, red.join("\n")).toBe(isBreaking);
    expect(doubts).toEqual([]);
    if (code === undefined) expect(told).toEqual([]);
    else expect(findings.map((each) => each.code)).toContain(code);
  });

  it("leaves no line that does not compile against the package it was written from", () => {
    for (const [id, { proof }] of proven) expect(proof.ignored, id).toBe(0);
  });

  it("breaks the same lines under both compilers, and for the same reasons", () => {
    let count = 0;
    for (const [id, { proof }] of proven) {
      const list = ({ red }: Proven["proof"]): string[] =>
        red.map(({ error }) => `${error.line} ${toReason(error.code)}`).toSorted();
      const other = classic.get(id);
      if (other === undefined) throw new Error(`${id} was not proven`);
      expect(list(proof), id).toEqual(list(other.proof));
      count += proof.red.length;
    }
    expect(count).toBeGreaterThan(50);
  });
});

/** That one type does not fit another is told in several ways, and which is a matter of taste. */
function toReason(code: string): string {
  return ["TS2322", "TS2345", "TS2375", "TS2379", "TS2739", "TS2740", "TS2741"].includes(code)
    ? "does not fit"
    : code;
}

describe("an enum in answers that has a further value", () => {
  it("breaks code where the provider says that its enums are closed, and the compiler shows it", () => {
    const { level, findings, doubts } = read(closedId);
    expect(level).toBe("major");
    expect(doubts).toEqual([]);
    const [finding] = findings.filter(({ code }) => code === "response-enum-closed");
    expect(`${finding?.message?.code}: ${finding?.message?.text}`).toMatch(
      /^TS2322: Type '1 \| 2 \| 3' is not assignable to type '1 \| 2'/,
    );
  });
});
