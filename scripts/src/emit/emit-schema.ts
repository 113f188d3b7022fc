import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { JsonObject } from "../json.ts";
import { emitHeader } from "./header.ts";

/**
 * The document's types as openapi-typescript spells them. This is the one module that knows the library.
 *
 * `defaultNonNullable` is off: a member with a default must stay optional where it is written.
 */
export async function emitSchema(document: JsonObject, provider: string): Promise<string> {
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return emitHeader(provider) + astToString(nodes);
}
