import { methods } from "../contract/operations.ts";
import {
  isObject,
  type Json,
  type JsonObject,
  resolveLocation,
  resolveReference,
  setMember,
} from "../json.ts";
import { carriesBody } from "../model/build-responses.ts";
import { isCallersHeader, isMadeHeader } from "../model/header-names.ts";
import { chooseMediaType, isFormType, isJsonType } from "../model/media-types.ts";
import { correctForm } from "./correct-form.ts";
import { correctParameter } from "./correct-parameter.ts";
import { correctSchema } from "./correct-schema.ts";

/**
 * A document that Prism serves as our clients see it: every schema compiles, parameters that OpenAPI says to
 * ignore are left out, and so is what no client can send. Where nothing is to be corrected it is the same.
 */
export function correctMock(document: JsonObject): JsonObject {
  const { components, paths } = document;
  return {
    ...document,
    ...(isObject(components) ? { components: correctComponents(document, components) } : {}),
    ...(isObject(paths)
      ? { paths: mapValues(paths, (item, path) => correctPathItem(document, item, path)) }
      : {}),
  };
}

type Change = (value: Json, name: string) => Json;

function mapValues(object: JsonObject, change: Change): JsonObject {
  const copy: JsonObject = {};
  for (const [name, value] of Object.entries(object)) setMember(copy, name, change(value, name));
  return copy;
}

function correctComponents(document: JsonObject, components: JsonObject): JsonObject {
  const changes: Record<string, Change> = {
    schemas: correctSchema,
    parameters: (parameter) => correctParameter(document, parameter),
    headers: (header) => correctParameter(document, header),
    requestBodies: (body) => correctBody(document, body),
    responses: (response) => correctResponse(document, response),
  };
  return mapValues(components, (section, name) => {
    const change = changes[name];
    return change !== undefined && isObject(section) ? mapValues(section, change) : section;
  });
}

function correctPathItem(document: JsonObject, item: Json, path: string): Json {
  if (!isObject(item)) return item;
  const templated = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name]) => name as string);
  const copy = mapValues(item, (value, key) => {
    if (!(methods as readonly string[]).includes(key) || !isObject(value)) return value;
    return correctOperation(document, item, value, key, templated);
  });
  // They are the operations' own now: those of the path would bring back what was taken out.
  delete copy["parameters"];
  return copy;
}

function correctOperation(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  method: string,
  templated: readonly string[],
): JsonObject {
  const copy = { ...operation };
  const parameters = mergeParameters(document, item, operation, templated);
  if (parameters.length > 0 || copy["parameters"] !== undefined) copy["parameters"] = parameters;
  // OpenAPI gives such a body no meaning, and `fetch` refuses to send one.
  if (["get", "head", "trace"].includes(method)) delete copy["requestBody"];
  else if (copy["requestBody"] !== undefined)
    copy["requestBody"] = correctBody(document, copy["requestBody"]);
  if (isObject(copy["responses"])) {
    copy["responses"] = mapValues(copy["responses"], (response, code) =>
      carriesBody(method, code)
        ? correctResponse(document, response)
        : correctEmptyResponse(document, response),
    );
  }
  const security = findTellable(document, operation);
  if (security !== undefined) copy["security"] = security;
  // Prism would call them, and nothing else is made of them.
  delete copy["callbacks"];
  return copy;
}

/**
 * Without the ways to prove who calls that ask for a certificate: Prism takes it for shown, so that a request without
 * any credential would pass. Undefined where nothing is to be left out, or nothing would be left.
 */
function findTellable(document: JsonObject, operation: JsonObject): Json[] | undefined {
  const security = operation["security"] ?? document["security"];
  if (!Array.isArray(security)) return undefined;
  const asksForCertificate = (requirement: Json): boolean =>
    isObject(requirement) && Object.keys(requirement).some((name) => isCertificate(document, name));
  const others = security.filter((requirement) => !asksForCertificate(requirement));
  return others.length === 0 || others.length === security.length ? undefined : others;
}

function isCertificate(document: JsonObject, name: string): boolean {
  const scheme = resolveLocation(document, ["components", "securitySchemes", name]);
  return isObject(scheme) && scheme["type"] === "mutualTLS";
}

/** A path's parameters and an operation's as one list, of which each that is sent stands once. */
function mergeParameters(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  templated: readonly string[],
): Json[] {
  const merged = new Map<string, Json>();
  for (const written of [item["parameters"], operation["parameters"]].flat()) {
    const reference = isObject(written) ? written["$ref"] : undefined;
    const parameter = typeof reference === "string" ? resolveReference(document, reference) : written;
    if (!isObject(parameter) || !isSent(parameter, templated)) continue;
    // A path's own are required, and what stands in another list may not stand there in its place after this.
    const isShared = typeof reference === "string" && /^#\/components\/parameters\/[^/]+$/.test(reference);
    const isKept = isShared && parameter["in"] !== "path";
    const corrected = isKept ? (written ?? {}) : correctParameter(document, parameter);
    merged.set(`${parameter["in"]} ${parameter["name"]}`, corrected);
  }
  for (const name of templated) {
    if (merged.has(`path ${name}`)) continue;
    merged.set(`path ${name}`, { name, in: "path", required: true, schema: { type: "string" } });
  }
  return [...merged.values()];
}

function isSent({ in: place, name }: JsonObject, templated: readonly string[]): boolean {
  if (typeof name !== "string") return false;
  if (place === "path") return templated.includes(name);
  if (place === "header") return isCallersHeader(name);
  return place === "query";
}

function correctBody(document: JsonObject, body: Json): Json {
  if (!isObject(body) || typeof body["$ref"] === "string" || !isObject(body["content"])) return body;
  return { ...body, content: correctContent(document, body["content"]) };
}

function correctResponse(document: JsonObject, response: Json): Json {
  if (!isObject(response) || typeof response["$ref"] === "string") return response;
  const copy = { ...response };
  if (isObject(copy["headers"])) copy["headers"] = correctHeaders(document, copy["headers"]);
  if (isObject(copy["content"])) copy["content"] = correctContent(document, copy["content"]);
  return copy;
}

/** An answer without a body, whatever is documented: Prism would miss the one that it does not send. */
function correctEmptyResponse(document: JsonObject, response: Json): Json {
  const reference = isObject(response) ? response["$ref"] : undefined;
  const followed = typeof reference === "string" ? resolveReference(document, reference) : response;
  if (!isObject(followed)) return response;
  const { content: _content, ...others } = followed;
  return correctResponse(document, others);
}

/** Made up, what a connection says of itself is wrong: an answer that is not `br` cannot be read as it. */
function correctHeaders(document: JsonObject, headers: JsonObject): JsonObject {
  const made = Object.entries(headers).filter(([name]) => isMadeHeader(name));
  return mapValues(Object.fromEntries(made), (header) =>
    correctParameter(document, withoutUnsendable(header)),
  );
}

/** Without the examples that no header can hold: of several lines, say, or with an emoji. */
function withoutUnsendable(header: Json): Json {
  if (!isObject(header)) return header;
  const copy = { ...header };
  if (!isSendable(copy["example"])) delete copy["example"];
  if (!isSendable(readExample(copy["schema"]))) copy["schema"] = { type: "string" };
  return copy;
}

function isSendable(value: Json | undefined): boolean {
  return typeof value !== "string" || /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function readExample(schema: Json | undefined): Json | undefined {
  return isObject(schema) ? (schema["example"] ?? schema["default"]) : undefined;
}

/** The media types under names that can stand in a header; schemas only where the mock parses the body. */
function correctContent(document: JsonObject, content: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const [key, holder] of Object.entries(content)) {
    const named = key.includes("*") ? (chooseMediaType({ [key]: holder })?.mediaType ?? key) : key;
    if (!/^[^/\s]+\/[^/\s]/.test(named) || Object.hasOwn(copy, named)) continue;
    setMember(copy, named, isObject(holder) ? correctHolder(document, named, holder) : {});
  }
  return copy;
}

function correctHolder(document: JsonObject, mediaType: string, holder: JsonObject): JsonObject {
  const { schema, ...others } = holder;
  if (isJsonType(mediaType) || isFormType(mediaType)) {
    const hasExample = others["example"] !== undefined || isObject(others["examples"]);
    // Without either, a random answer is none that Prism can make.
    if (schema === undefined) return hasExample ? holder : { ...holder, schema: {} };
    const isForm = isFormType(mediaType);
    return { ...holder, schema: isForm ? correctForm(document, schema) : correctSchema(schema) };
  }
  const { example, examples: _examples } = others;
  return typeof example === "string" ? { example } : { schema: { type: "string" }, example: "example" };
}
