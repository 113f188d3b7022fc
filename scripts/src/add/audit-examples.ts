import { methods } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { isJsonType } from "../model/media-types.ts";
import { createSampleCheck } from "../sample/check-sample.ts";
import type { NewAction } from "./emit-overlay.ts";
import { toQuery } from "./emit-overlay.ts";

const reason =
  "The example does not keep to the schema beside it; the mock would answer with what the contract forbids.";

/**
 * Finds the examples of JSON answers that their own schemas refuse, each as the action that takes it out of what
 * the mock serves. The examples of requests are only ever taken where they are right.
 */
export function auditExamples(document: JsonObject): NewAction[] {
  const check = createSampleCheck(document);
  const actions: NewAction[] = [];
  for (const [place, response] of listResponses(document)) {
    const content = isObject(response["content"]) ? response["content"] : {};
    for (const [mediaType, holder] of Object.entries(content)) {
      if (!isObject(holder) || !isJsonType(mediaType) || holder["schema"] === undefined) continue;
      const steps = [...place, "content", mediaType];
      for (const [step, value] of listExamples(document, holder)) {
        if (check(holder["schema"], "response", value)) continue;
        const target = toQuery(...steps, ...step);
        actions.push({ target, description: reason, change: { remove: true } });
      }
    }
  }
  for (const [place, schema] of listSchemas(document)) {
    const { example, ...rest } = schema;
    if (example === undefined || check(rest, "response", example)) continue;
    actions.push({ target: toQuery(...place, "example"), description: reason, change: { remove: true } });
  }
  return actions;
}

type Place = readonly string[];

function* listResponses(document: JsonObject): Generator<[Place, JsonObject]> {
  const components = isObject(document["components"]) ? document["components"] : {};
  const shared = isObject(components["responses"]) ? components["responses"] : {};
  for (const [name, response] of Object.entries(shared)) {
    if (isObject(response)) yield [["components", "responses", name], response];
  }
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods) {
      const operation = isObject(item) ? item[method] : undefined;
      const responses = isObject(operation) ? operation["responses"] : undefined;
      for (const [code, response] of Object.entries(isObject(responses) ? responses : {})) {
        if (isObject(response)) yield [["paths", path, method, "responses", code], response];
      }
    }
  }
}

/** The schemas whose own example Prism takes for that of a whole body: the shared ones and those of bodies. */
function* listSchemas(document: JsonObject): Generator<[Place, JsonObject]> {
  const components = isObject(document["components"]) ? document["components"] : {};
  const schemas = isObject(components["schemas"]) ? components["schemas"] : {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (isObject(schema)) yield [["components", "schemas", name], schema];
  }
  for (const [place, response] of listResponses(document)) {
    for (const [mediaType, holder] of Object.entries(
      isObject(response["content"]) ? response["content"] : {},
    )) {
      const schema = isObject(holder) ? holder["schema"] : undefined;
      if (isObject(schema)) yield [[...place, "content", mediaType, "schema"], schema];
    }
  }
}

function* listExamples(document: JsonObject, holder: JsonObject): Generator<[Place, Json]> {
  const { example, examples } = holder;
  if (example !== undefined) yield [["example"], example];
  for (const [name, named] of Object.entries(isObject(examples) ? examples : {})) {
    const reference = isObject(named) ? named["$ref"] : undefined;
    const target = typeof reference === "string" ? resolveReference(document, reference) : named;
    const value = isObject(target) ? target["value"] : undefined;
    if (value !== undefined) yield [["examples", name], value];
  }
}
