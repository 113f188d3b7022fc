import type { PageNumbers } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import type { FoundOperation } from "../contract/operations.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type Json, type JsonObject, parsePointer, resolveReference } from "../json.ts";
import { toPascalCase } from "../names.ts";
import type { PaginationModel, ParameterModel } from "./provider-model.ts";
import type { TypeNamer } from "./type-namer.ts";

export interface ReadPaginationOptions {
  readonly found: FoundOperation;
  readonly document: JsonObject;
  readonly namer: TypeNamer;
  readonly file: string;
  readonly parameters: readonly ParameterModel[];
}

/**
 * What the word `pagination` says of an operation; undefined where it says nothing.
 * @throws {EmitError} where the operation has no such parameters, or its success no such items.
 */
export function readPagination(options: ReadPaginationOptions): PaginationModel | undefined {
  const { found, file, parameters } = options;
  const words = readWords(found.operation)["pagination"];
  if (!isObject(words)) return undefined;
  const pagination = words as unknown as PageNumbers;
  const missing = [pagination.page, pagination.pageSize].find(
    (name) => !parameters.some((parameter) => parameter.in === "query" && parameter.name === name),
  );
  const itemType = missing === undefined ? findItemType(options, pagination.items ?? "") : undefined;
  const size = parameters.find((parameter) => parameter.name === pagination.pageSize)?.default;
  const defaultPageSize = typeof size === "number" ? { defaultPageSize: size } : {};
  if (itemType !== undefined) return { words: { ...pagination, ...defaultPageSize }, itemType };
  throw new EmitError({
    place: { file, pointer: `${found.pointer}/x-tributary/pagination` },
    problem:
      missing === undefined
        ? `the operation's success has no array of items at \`${pagination.items ?? ""}\``
        : `the operation has no query parameter \`${missing}\``,
    hint: "Correct the word `pagination` in client.overlay.yaml.",
  });
}

function findItemType({ found, document, namer }: ReadPaginationOptions, items: string): string | undefined {
  let schema = findSuccessSchema(found.operation, document);
  for (const step of parsePointer(items)) {
    schema = schema === undefined ? undefined : findProperty(document, schema, step, 0);
  }
  const array = schema === undefined ? null : follow(document, schema);
  if (!isObject(array) || !isObject(array["items"])) return undefined;
  return namer.toType(array, "items", `${toPascalCase(found.name)}Item`);
}

function findSuccessSchema(operation: JsonObject, document: JsonObject): Json | undefined {
  const responses = isObject(operation["responses"]) ? operation["responses"] : {};
  const success = Object.keys(responses).find((status) => /^2\d\d$/.test(status));
  const response = success === undefined ? null : follow(document, responses[success] ?? null);
  const content =
    isObject(response) && isObject(response["content"]) ? Object.entries(response["content"]) : [];
  const holder = content.find(([mediaType]) => /^application\/(.+\+)?json\b/.test(mediaType))?.[1];
  return isObject(holder) ? holder["schema"] : undefined;
}

function findProperty(document: JsonObject, value: Json, name: string, depth: number): Json | undefined {
  const schema = follow(document, value);
  if (!isObject(schema) || depth > 8) return undefined;
  const own = isObject(schema["properties"]) ? schema["properties"][name] : undefined;
  if (own !== undefined) return own;
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return parts
    .map((part) => findProperty(document, part, name, depth + 1))
    .find((found) => found !== undefined);
}

function follow(document: JsonObject, value: Json, depth = 0): Json {
  const reference = isObject(value) ? value["$ref"] : undefined;
  if (typeof reference !== "string" || depth > 8) return value;
  return follow(document, resolveReference(document, reference) ?? null, depth + 1);
}
