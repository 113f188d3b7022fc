import { EmitError } from "../codegen-error.ts";
import type { FoundOperation } from "../contract/operations.ts";
import { isObject, type Json, type JsonObject, resolveLocation, resolveReference } from "../json.ts";
import { toPascalCase } from "../names.ts";
import type { BuildOperationOptions } from "./build-operation.ts";
import { chooseMediaType } from "./media-types.ts";
import type { BodyModel } from "./provider-model.ts";

/** What the platform sends as it is. */
const rawType = "Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string";

/** OpenAPI gives such a body no meaning, and `fetch` refuses to send one. */
const bodiless = ["get", "head", "trace"];

/**
 * The body of an operation, in the media type that is written: JSON, a form, or raw data.
 * @throws {EmitError} where none of its media types is one.
 */
export function buildBody(
  { found, mock, namer, sampler, file }: BuildOperationOptions,
  resolve: (value: Json) => Json,
): BodyModel | undefined {
  const requestBody = resolve(found.operation["requestBody"] ?? null);
  const content = isObject(requestBody) ? requestBody["content"] : undefined;
  if (!isObject(requestBody) || !isObject(content) || bodiless.includes(found.method)) return undefined;
  if (Object.keys(content).length === 0) return undefined;
  const chosen = chooseMediaType(content);
  if (chosen === undefined) {
    throw new EmitError({
      place: { file, pointer: `${found.pointer}/requestBody` },
      problem: `there is no media type among ${JSON.stringify(Object.keys(content))}`,
      hint: "Add a body under its media type in fixes.overlay.yaml, or leave the operation out in client.overlay.yaml: `update: { x-tributary: { omit: true } }`.",
    });
  }
  const { mediaType, holder, kind } = chosen;
  const required = requestBody["required"] === true;
  if (kind === "raw") {
    return { mediaType, required, type: rawType, sample: "example" };
  }
  const mocked = findMockBody(mock, found, chosen.key);
  const accepts = kind === "json" ? undefined : kind === "form" ? isPlainForm : isForm;
  const sample = sampler.sample(isObject(mocked) ? mocked : holder, "request", accepts);
  const type = namer.toType(holder, "schema", `${toPascalCase(found.name)}Body`);
  return { mediaType, required, type: kind === "multipart" ? `${type} | FormData` : type, sample };
}

/** An empty list is no field of a form. */
function isForm(value: Json): boolean {
  return (
    isObject(value) && !Object.values(value).some((member) => Array.isArray(member) && member.length === 0)
  );
}

/** The transport writes no object within such a form: there is no one way to. */
function isPlainForm(value: Json): boolean {
  return (
    isForm(value) &&
    !Object.values(value as JsonObject)
      .flat()
      .some(isObject)
  );
}

function findMockBody(mock: JsonObject, { path, method }: FoundOperation, key: string): Json | undefined {
  const written = resolveLocation(mock, ["paths", path, method, "requestBody"]);
  const reference = isObject(written) ? written["$ref"] : undefined;
  const requestBody = typeof reference === "string" ? resolveReference(mock, reference) : written;
  return requestBody === undefined ? undefined : resolveLocation(requestBody, ["content", key]);
}
