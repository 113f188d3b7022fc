import type { OpenAPI3 } from "openapi-typescript";
import type { JsonObject } from "../json.ts";
import { emitHeader } from "./header.ts";

/**
 * The document's types as openapi-typescript spells them. This is the one module that knows the library.
 *
 * `defaultNonNullable` is off: a member with a default must stay optional where it is written.
 */
export async function emitSchema(document: JsonObject, provider: string): Promise<string> {
  // Loaded when there is something to emit: it brings a compiler along, and a run that fails need not wait for it.
  const { astToString, default: openapiTypescript } = await import("openapi-typescript");
  const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return emitHeader(provider) + defuseComments(astToString(nodes));
}

/**
 * Line breaks are LF, and no comment is an order to the compiler: the library writes titles and summaries as
 * they are, and `/** @ts-expect-error *\/` is one.
 */
function defuseComments(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/^(\s*\/\*\* )@(?=ts-)/gm, "$1");
}
