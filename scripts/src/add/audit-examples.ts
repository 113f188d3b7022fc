import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { createSampleCheck } from "../sample/check-sample.ts";
import { type NewAction, toQuery } from "./emit-overlay.ts";
import { listExampleHolders, listExampleSchemas } from "./list-examples.ts";

const reasons = {
  wrong: "The example does not keep to the schema beside it.",
  referring: "The example refers to another place from within its value, where a reference is none.",
};

/**
 * Finds the examples that their own schemas refuse, each as the action that takes it out of what the mock serves:
 * it would answer with what the contract forbids, and a reader would send it.
 */
export function auditExamples(document: JsonObject): NewAction[] {
  const check = createSampleCheck(document);
  const actions: NewAction[] = [];
  const remove = (target: string, description: string): void => {
    actions.push({ target, description, change: { remove: true } });
  };
  for (const { query, holder, direction } of listExampleHolders(document)) {
    const { schema } = holder;
    if (schema === undefined) continue;
    for (const [step, value] of listExamples(document, holder)) {
      const target = `${query}${toQuery(...step).slice(1)}`;
      if (holdsReference(value)) remove(target, reasons.referring);
      else if (!check(schema, direction, value)) remove(target, reasons.wrong);
    }
  }
  for (const [query, schema] of listExampleSchemas(document)) {
    const { example, examples, ...rest } = schema;
    const isWrong = (value: Json): boolean => !check(rest, "response", value);
    if (example !== undefined && holdsReference(example)) remove(`${query}.example`, reasons.referring);
    else if (example !== undefined && isWrong(example)) remove(`${query}.example`, reasons.wrong);
    if (Array.isArray(examples) && examples.some(isWrong)) remove(`${query}.examples`, reasons.wrong);
  }
  return actions;
}

function* listExamples(document: JsonObject, holder: JsonObject): Generator<[readonly string[], Json]> {
  const { example, examples } = holder;
  if (example !== undefined) yield [["example"], example];
  for (const [name, named] of Object.entries(isObject(examples) ? examples : {})) {
    const reference = isObject(named) ? named["$ref"] : undefined;
    const target = typeof reference === "string" ? resolveReference(document, reference) : named;
    const value = isObject(target) ? target["value"] : undefined;
    if (value !== undefined) yield [["examples", name], value];
  }
}

function holdsReference(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsReference);
  if (!isObject(value)) return false;
  return typeof value["$ref"] === "string" || Object.values(value).some(holdsReference);
}
