import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import { type JsonObject, resolveReference } from "../json.ts";
import { emitHeader } from "./header.ts";

/** A member with a default must stay optional where it is written, so `defaultNonNullable` is off. */
export const schemaOptions = { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true } as const;

/**
 * The document's types as openapi-typescript spells them. This is the one module that knows the library.
 *
 * It calls the library's transforms without what the library does before them: the document is resolved and
 * checked by now, and Redocly's walks over it take two thirds of the time. A test holds the output against
 * that of the library's own entry. The document given is changed: discriminators get their enums.
 */
export async function emitSchema(document: JsonObject, provider: string): Promise<string> {
  // Loaded when there is something to emit: it brings a compiler along, and a run that fails need not wait for it.
  const [{ default: transformSchema }, { scanDiscriminators }, { astToString }] = await Promise.all([
    import("openapi-typescript/dist/transform/index.mjs"),
    import("openapi-typescript/dist/lib/utils.mjs"),
    import("openapi-typescript/dist/lib/ts.mjs"),
  ]);
  const source = document as unknown as OpenAPI3;
  const context = {
    ...contextDefaults,
    ...schemaOptions,
    discriminators: scanDiscriminators(source, schemaOptions),
    injectFooter: [],
    redoc: undefined as never,
    resolve: ($ref: string) => resolveAll(document, $ref) as never,
  };
  const text = astToString(transformSchema(source, context as unknown as GlobalContext));
  return emitHeader(provider) + defuseComments(admitUnions(text));
}

/**
 * The library's helper takes members that every alternative of a type has, and none of one that may be null. This
 * one takes them of each alternative that has them; to be null is none, where members are required.
 */
function admitUnions(text: string): string {
  const pattern = /^type WithRequired<T, K extends keyof T> = T & \{\n\s+\[P in K\]-\?: T\[P\];\n\};$/m;
  return text.replace(
    pattern,
    "type WithRequired<T, K extends PropertyKey> = T extends null ? never : T & { [P in K & keyof T]-?: T[P] };",
  );
}

/** Follows a reference, and those that it leads to. */
function resolveAll(document: JsonObject, reference: string): unknown {
  const seen = new Set<string>();
  let current: string | undefined = reference;
  let value: unknown;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    value = resolveReference(document, current);
    const next: unknown =
      typeof value === "object" && value !== null ? Reflect.get(value, "$ref") : undefined;
    current = typeof next === "string" ? next : undefined;
  }
  return current === undefined ? value : undefined;
}

const contextDefaults = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,

  makePathsEnum: false,
  pathParamsAsTypes: false,

  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
};

/**
 * Line breaks are LF, and no comment is an order to the compiler: the library writes titles and summaries as
 * they are, and `/** @ts-expect-error *\/` is one.
 */
function defuseComments(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/^(\s*\/\*\* )@(?=ts-)/gm, "$1");
}
