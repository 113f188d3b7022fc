import type { PrismOperation } from "./prism.ts";

/** A schema of an operation, and where it stands. */
export interface SchemaPlace {
  readonly place: string;
  readonly schema: object;
}

interface Described {
  readonly name: string;
  readonly schema?: unknown;
}

interface Content {
  readonly mediaType: string;
  readonly schema?: unknown;
}

/** Lists every schema Prism validates by: of parameters, bodies, responses and their headers. */
export function listSchemaPlaces(operation: PrismOperation): SchemaPlace[] {
  const { request, responses } = operation;
  return [
    ...fromParameters("path parameter", request?.path),
    ...fromParameters("query parameter", request?.query),
    ...fromParameters("header parameter", request?.headers),
    ...fromParameters("cookie parameter", request?.cookie),
    ...fromContents("request body", request?.body?.contents),
    ...responses.flatMap(({ code, contents, headers }) => [
      ...fromContents(`response ${code}`, contents),
      ...fromParameters(`response ${code} header`, headers),
    ]),
  ];
}

function fromParameters(kind: string, parameters: readonly Described[] = []): SchemaPlace[] {
  return parameters.flatMap(({ name, schema }) => toPlace(`${kind} ${name}`, schema));
}

function fromContents(kind: string, contents: readonly Content[] = []): SchemaPlace[] {
  return contents.flatMap(({ mediaType, schema }) => toPlace(`${kind} ${mediaType}`, schema));
}

function toPlace(place: string, schema: unknown): SchemaPlace[] {
  return typeof schema === "object" && schema !== null ? [{ place, schema }] : [];
}
