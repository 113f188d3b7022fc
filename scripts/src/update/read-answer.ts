import { methods } from "../contract/operations.ts";
import { describePage } from "../document/describe-page.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { parseSource } from "../read-document.ts";
import { UpdateError } from "./update-error.ts";

const kept =
  "Nothing was changed. Look at the address in a browser; a document that was saved by hand is read with --from.";

/**
 * The OpenAPI document that an answer holds.
 * @throws {UpdateError} saying what it holds instead; {SpecError} for what does not parse, by its line.
 */
export function readAnswer(text: string, from: string): JsonObject {
  const fail = (what: string, hint = kept): UpdateError =>
    new UpdateError(`${from}: instead of an OpenAPI document came ${what}`, hint);
  if (text.trim() === "") throw fail("an empty answer");
  const page = describePage(text);
  if (page !== undefined) throw fail(page);
  const { value } = parseSource(text, from);
  if (!isObject(value)) throw fail(describeValue(value));
  const { swagger, openapi, paths } = value;
  if (swagger !== undefined)
    throw fail(
      `a Swagger ${String(swagger)} document`,
      "Convert it to OpenAPI 3 and read it with --from; source.json must then say that it is converted.",
    );
  if (openapi === undefined) throw fail(describeValue(value));
  if (!/^3\.[01]\.\d+$/.test(String(openapi)))
    throw fail(`a document of OpenAPI ${String(openapi)}, which is not read yet`);
  if (!isObject(paths) || listOperations(value).size === 0)
    throw fail("a document without a single operation");
  return value;
}

function describeValue(value: Json): string {
  if (typeof value === "string") return "plain text";
  if (!isObject(value))
    return Array.isArray(value) ? "a list" : `a ${value === null ? "null" : typeof value}`;
  const names = Object.keys(value)
    .slice(0, 5)
    .map((name) => `\`${name.slice(0, 40)}\``);
  return names.length === 0 ? "an empty object" : `an object with ${names.join(", ")}`;
}

/** The operations of a document, each as method and path. */
export function listOperations(document: JsonObject): Set<string> {
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  const found = Object.entries(paths).flatMap(([path, item]) =>
    isObject(item)
      ? methods.filter((method) => isObject(item[method])).map((method) => `${method.toUpperCase()} ${path}`)
      : [],
  );
  return new Set(found);
}
