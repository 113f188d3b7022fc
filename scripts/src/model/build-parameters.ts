import type { FoundOperation } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolveReference } from "../json.ts";
import { toPascalCase } from "../names.ts";
import type { BuildOperationOptions } from "./build-operation.ts";
import { isCallersHeader } from "./header-names.ts";
import type { ParameterModel } from "./provider-model.ts";
import { readQueryStyle } from "./query-style.ts";
import { createSendable } from "./sendable.ts";

type Resolve = (value: Json) => Json;

/** Whether a parameter carries a key that keeps a call from taking effect twice. */
export function isIdempotencyKey({
  in: place,
  name,
}: {
  readonly in: string;
  readonly name: string;
}): boolean {
  return place === "header" && /^(x-)?idempotency-key$/i.test(name);
}

/**
 * The parameters of an operation, its path's first. A cookie is no input: a client's `fetch` keeps them. Every
 * name in the path's template is a parameter, whether the document lists it or not.
 */
export function buildParameters(
  options: BuildOperationOptions,
  resolve: Resolve,
  hasBody: boolean,
): ParameterModel[] {
  const { found, document } = options;
  const own = listParameters(document, found.operation);
  const shared = listParameters(document, found.pathItem).filter(
    (parameter) => !own.some((each) => isSame(each, parameter)),
  );
  const mocked = new Map(
    listMockParameters(options.mock, found).map((parameter) => [toId(parameter), parameter]),
  );
  const listed = new Map([...shared, ...own].map((parameter) => [toId(parameter), parameter]));
  const models = [...listed.values()].flatMap((parameter) =>
    toModel(parameter, mocked.get(toId(parameter)) ?? parameter, options, resolve),
  );
  const templated = Array.from(found.path.matchAll(/\{([^{}]+)\}/g), ([, name]) => name as string);
  const isListed = (name: string): boolean =>
    models.some((model) => model.in === "path" && model.name === name);
  const unlisted = [...new Set(templated)].filter((name) => !isListed(name));
  const known = models.filter((model) => model.in !== "path" || templated.includes(model.name));
  return withKeys([...known, ...unlisted.map(toUnlisted)], hasBody);
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return one["name"] === other["name"] && one["in"] === other["in"];
}

function toId(parameter: JsonObject): string {
  return `${parameter["in"]} ${parameter["name"]}`;
}

function toModel(
  parameter: JsonObject,
  mocked: JsonObject,
  { found, namer, sampler }: BuildOperationOptions,
  resolve: Resolve,
): ParameterModel[] {
  const { name, in: place } = parameter;
  if (typeof name !== "string" || (place !== "path" && place !== "query" && place !== "header")) return [];
  if (place === "header" && !isCallersHeader(name)) return [];
  // The transport makes an idempotency key where the caller has none.
  const isMade = isIdempotencyKey({ in: place, name });
  const required = place === "path" || (parameter["required"] === true && !isMade);
  const holder = findHolder(parameter, place);
  const schema = resolve(holder["schema"] ?? null);
  const style = readQueryStyle(parameter, isObject(schema) ? schema : {});
  const isText = place !== "query" && isStructured(schema);
  const sampled = {
    ...mocked,
    ...(isText ? { schema: { type: "string" } } : pickSchema(findHolder(mocked, place))),
  };
  const sample = sampler.sample(sampled, "request", createSendable(place, style));
  const written = isText
    ? "string"
    : namer.toType(holder, "schema", `${toPascalCase(found.name)}${toPascalCase(name)}`);
  const type = place !== "query" || required ? toSegment(written) : written;
  const description = typeof parameter["description"] === "string" ? parameter["description"] : "";
  const fallback = isObject(schema) ? schema["default"] : undefined;
  return [{ name, key: name, in: place, required, style, description, type, sample, default: fallback }];
}

function pickSchema(holder: JsonObject): JsonObject {
  return holder["schema"] === undefined ? {} : { schema: holder["schema"] };
}

/** What holds the schema: the parameter, or its one media type. */
function findHolder(parameter: JsonObject, place: string): JsonObject {
  const [content] = isObject(parameter["content"]) ? Object.values(parameter["content"]) : [];
  if (parameter["schema"] !== undefined || !isObject(content)) return parameter;
  // Elsewhere than in a query it is for the caller to write.
  return place === "query" ? content : { schema: { type: "string" } };
}

/** Arrays and objects in a path or a header are for the caller to write. */
function isStructured(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const types = [schema["type"]].flat();
  return types.includes("array") || types.includes("object") || isObject(schema["properties"]);
}

/** What has to be written has a value: null has no spelling there. */
function toSegment(type: string): string {
  const parts = type.split(" | ").filter((part) => part !== "null");
  return parts.length === 0 || /[()<>"]/.test(type) ? type : parts.join(" | ");
}

function toUnlisted(name: string): ParameterModel {
  const description = "The contract names it in the path alone.";
  return {
    name,
    key: name,
    in: "path",
    required: true,
    style: undefined,
    description,
    type: "string",
    sample: "example",
    default: undefined,
  };
}

/** Gives each parameter a member of the input of its own: where two places have a name, the second is prefixed. */
function withKeys(models: readonly ParameterModel[], hasBody: boolean): ParameterModel[] {
  const taken = new Set(hasBody ? ["body"] : []);
  const names = new Set(models.map(({ name }) => name));
  const ordered = (["path", "query", "header"] as const).flatMap((place) =>
    models.filter((model) => model.in === place),
  );
  const keys = new Map<ParameterModel, string>();
  for (const model of ordered) {
    let key = model.name;
    for (
      let prefix = `${model.in}_`;
      taken.has(key) || (key !== model.name && names.has(key));
      prefix += "_"
    ) {
      key = `${prefix}${model.name}`;
    }
    taken.add(key);
    keys.set(model, key);
  }
  return models.map((model) => ({ ...model, key: keys.get(model) ?? model.name }));
}

function listParameters(document: JsonObject, holder: JsonObject): JsonObject[] {
  const parameters = Array.isArray(holder["parameters"]) ? holder["parameters"] : [];
  return parameters
    .map((parameter) => {
      const reference = isObject(parameter) ? parameter["$ref"] : undefined;
      return typeof reference === "string" ? resolveReference(document, reference) : parameter;
    })
    .filter(isObject);
}

function listMockParameters(mock: JsonObject, { path, method }: FoundOperation): JsonObject[] {
  const pathItem = isObject(mock["paths"]) ? mock["paths"][path] : undefined;
  if (!isObject(pathItem)) return [];
  const operation = pathItem[method];
  return [...listParameters(mock, pathItem), ...(isObject(operation) ? listParameters(mock, operation) : [])];
}
