import { describe, expect, it } from "vitest";
import { auditExamples } from "../../src/add/audit-examples.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { applyOverlay } from "../../src/overlay/apply-overlay.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { createOverlay, remove } from "../support/create-overlay.ts";

const text = { type: "string" };

/** A body of one media type. */
function content(holder: JsonObject, mediaType = "application/json"): JsonObject {
  return { description: "Well.", content: { [mediaType]: holder } };
}

function audit(document: JsonObject): string[] {
  return auditExamples(document).map(({ target }) => target);
}

/** The document without what is taken out. */
function apply(document: JsonObject): Json {
  const actions = auditExamples(document).map(({ target }) => remove(target));
  return applyOverlay(structuredClone(document), createOverlay("examples.overlay.yaml", ...actions));
}

describe("auditExamples", () => {
  it("takes out examples that their schemas refuse, of answers, bodies and parameters, and no others", () => {
    const wrong = { schema: text, example: 5 };
    const right = { schema: text, example: "five" };
    const build = (isClean: boolean): JsonObject => {
      const holder = isClean ? { schema: text } : wrong;
      // Each place its own: a copy keeps what is shared shared.
      const document = createDocument(
        {
          "/a/{id}": {
            parameters: [
              { name: "id", in: "path", ...right },
              { name: "kind", in: "query", ...holder },
              { name: "kind", in: "header", ...right },
            ],
            post: {
              ...getOperation("a"),
              parameters: [{ name: "other", in: "query", ...holder }],
              requestBody: content(holder, "multipart/form-data"),
              responses: { "200": content(holder), "400": content(right) },
            },
          },
        },
        {
          components: {
            parameters: { Shared: { name: "shared", in: "query", ...holder } },
            requestBodies: { Shared: content(holder) },
            responses: { Shared: content(holder) },
            schemas: {
              Shared: isClean ? text : { ...text, example: 5 },
              Right: { ...text, example: "five" },
            },
          },
        },
      );
      return JSON.parse(JSON.stringify(document)) as JsonObject;
    };
    expect(audit(build(false))).toHaveLength(8);
    expect(apply(build(false))).toEqual(build(true));
    expect(audit(build(true))).toEqual([]);
  });

  it("takes out named examples alone", () => {
    const examples = { wrong: { value: 5 }, right: { value: "five" }, none: { summary: "None." } };
    const responses = { "200": content({ schema: text, examples }) };
    const document = createDocument({ "/a": { get: { operationId: "a", responses } } });
    expect(audit(document)).toEqual([
      "$.paths['/a'].get.responses['200'].content['application/json'].examples.wrong",
    ]);
  });

  it("takes out the list of examples that a schema of 3.1 has, where one of them is wrong", () => {
    const schemas = { Wrong: { ...text, examples: ["a", 5] }, Right: { ...text, examples: ["a"] } };
    expect(audit(createDocument({}, { components: { schemas } }))).toEqual([
      "$.components.schemas.Wrong.examples",
    ]);
  });

  it("holds requests and answers each to what goes their way", () => {
    const schema = {
      type: "object",
      required: ["id", "secret"],
      properties: { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } },
    };
    const request = { schema, example: { secret: "s" } };
    const response = { schema, example: { id: "1" } };
    const post = { operationId: "a", requestBody: content(request), responses: { "200": content(response) } };
    expect(audit(createDocument({ "/a": { post } }))).toEqual([]);
    const swapped = {
      operationId: "a",
      requestBody: content(response),
      responses: { "200": content(request) },
    };
    expect(audit(createDocument({ "/a": { post: swapped } }))).toHaveLength(2);
  });

  it("takes out an example that refers to another from within", () => {
    const example = { all: [{ $ref: "#/components/examples/Other" }] };
    for (const holder of [{ schema: { type: "object" }, example }, { schema: { type: "object", example } }]) {
      const responses = { "200": content(holder) };
      const [action] = auditExamples(createDocument({ "/a": { get: { operationId: "a", responses } } }));
      expect(action?.description).toMatch(/refers to another place/);
    }
  });

  it("passes over what the mock does not read, what has no schema and names that no query can hold", () => {
    const responses = {
      "200": content({ schema: text, example: 5 }, "text/plain"),
      "201": content({ example: 5 }),
    };
    const parameters = [{ name: "it's", in: "query", schema: text, example: 5 }];
    expect(audit(createDocument({ "/a": { get: { operationId: "a", parameters, responses } } }))).toEqual([]);
  });
});
