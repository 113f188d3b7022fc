import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { answer, createDocument, createGetDocument, getOperation, ref } from "../support/create-document.ts";
import { createOperation } from "../support/create-sources.ts";

const text = { type: "string" };

describe("the answers of an operation", () => {
  it("are by documented status: JSON by its type, anything else as text or bytes, nothing undefined", () => {
    const responses = {
      "204": { description: "Done." },
      "404": { $ref: "#/components/responses/Missing" },
      "415": { description: "No.", content: { "text/plain": { schema: text } } },
      "422": {
        description: "No.",
        content: { "text/plain": {}, "application/problem+json": { schema: text } },
      },
      "500": { description: "No.", content: {} },
      "5XX": { description: "No." },
      default: { description: "No.", content: { "application/json": { schema: ref("Problem") } } },
    };
    const components = {
      responses: {
        Missing: { description: "Gone.", content: { "application/json": { schema: ref("Problem") } } },
      },
      schemas: { Problem: { type: "object", properties: { code: text } } },
    };
    const { responses: models } = createOperation(createGetDocument({ responses }, { components }));
    expect(models).toMatchObject([
      { statuses: [204], isSuccess: true, body: "none", type: "undefined" },
      { statuses: [404], isSuccess: false, body: "json", type: "Problem" },
      { statuses: [415], isSuccess: false, body: "other", type: "string" },
      { statuses: [422], isSuccess: false, body: "json", type: "string" },
      { statuses: [500], isSuccess: false, body: "none", type: "undefined" },
      { statuses: [], statusType: "Exclude<ServerErrorStatus, 500>", type: "unknown" },
      {
        statuses: [],
        statusType: "Exclude<HttpErrorStatus, 404 | 415 | 422 | 500 | ServerErrorStatus>",
        type: "Problem | string | undefined",
      },
    ]);
  });

  it("are successes of every status that a range or `default` leaves, where no other is documented", () => {
    const json = (schema: JsonObject) => ({
      description: "Ok.",
      content: { "application/json": { schema } },
    });
    const range = createOperation(
      createGetDocument({ responses: { "200": json(text), "2XX": json({ type: "integer" }) } }),
    ).responses;
    expect(range.map(({ statuses }) => statuses.length)).toEqual([1, 9]);
    const only = createOperation(createGetDocument({ responses: { default: json(text) } })).responses;
    expect(only.map(({ isSuccess }) => isSuccess)).toEqual([true, false]);
  });
});

describe("an answer that can have no body", () => {
  it("is of none, whatever is documented", () => {
    const responses = { ...answer(text, 204), ...answer(text, 200) };
    const { responses: models } = createOperation(createGetDocument({ responses }));
    expect(models.map(({ code, body, type }) => [code, body, type])).toEqual([
      ["200", "json", "string"],
      ["204", "none", "undefined"],
    ]);
    const head = { ...getOperation("look"), responses: { ...answer(text, 200), ...answer(text, 404) } };
    expect(
      createOperation(createDocument({ "/things": { head } })).responses.map(({ code, body }) => [
        code,
        body,
      ]),
    ).toEqual([
      ["200", "none"],
      ["404", "none"],
    ]);
  });
});
