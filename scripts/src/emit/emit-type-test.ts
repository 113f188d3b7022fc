import { isObject, type Json, type JsonObject, resolvePointer } from "../json.ts";
import {
  isSuccess,
  type OperationModel,
  type ProviderModel,
  requiresInput,
} from "../model/provider-model.ts";
import { isNullable } from "../nullable.ts";
import { emitHeader } from "./header.ts";
import { findTypeNames } from "./property.ts";

/** `test/types.test-d.ts`: the facts of the contract, held against the types that were made from it. */
export function emitTypeTest(model: ProviderModel, contract: JsonObject, typesDocument: JsonObject): string {
  const tests = [
    ...model.operations.map((operation) => emitOperationTest(operation)),
    emitEnumTest(model, contract, typesDocument),
  ];
  const body = tests.filter((test) => test !== "").join("\n");
  const known = [
    ...model.types.map(({ name }) => name),
    ...model.operations.flatMap(({ pascalName }) => [`${pascalName}Input`, `${pascalName}Result`]),
    `${model.pascalName}Client`,
  ];
  return `${emitHeader(model.provider)}import { describe, expectTypeOf, it } from "vitest";
import type { ${findTypeNames([body, `${model.pascalName}Client`], known).join(", ")} } from "../src/index.ts";

declare const client: ${model.pascalName}Client;

describe(${JSON.stringify(`${model.provider} types`)}, () => {
${body}});
`;
}

function emitOperationTest(operation: OperationModel): string {
  const { name, pascalName } = operation;
  const result = `${pascalName}Result`;
  const lines = operation.responses.flatMap((response) => {
    const [status] = response.statuses;
    if (status === undefined) return [];
    const member = isSuccess(response) ? "data" : "error";
    const shape = response.statuses.length === 1 ? `{ status: ${status} }` : `{ ok: ${isSuccess(response)} }`;
    const narrowed = `Extract<${result}, ${shape}>["${member}"]`;
    return `    expectTypeOf<${narrowed}>().toEqualTypeOf<${response.type}>();\n`;
  });
  if (operation.responses.filter(isSuccess).length === 1) {
    const type = operation.responses.find(isSuccess)?.type;
    lines.push(`    expectTypeOf<Extract<${result}, { ok: true }>["data"]>().toEqualTypeOf<${type}>();\n`);
  }
  if (requiresInput(operation)) {
    lines.push("    // @ts-expect-error its input is required\n", ...emitCall(`client.${name}()`));
  }
  lines.push(
    "    // @ts-expect-error a misspelt path is refused\n",
    ...emitCall(`client.${operation.method}("/no-such-path")`),
  );
  return `  it(${JSON.stringify(`types ${name} by status`)}, () => {\n${lines.join("")}  });\n`;
}

/** A longer call would be broken over lines, of which the comment before it is of the first only. */
const longest = 90;

function emitCall(call: string): string[] {
  const ignored = call.length > longest ? ["    // biome-ignore format: the comment is of one line.\n"] : [];
  return [...ignored, `    void (() => ${call});\n`];
}

/** Enums and nulls are where generators err: the expectation is spelt from the contract itself. */
function emitEnumTest(model: ProviderModel, contract: JsonObject, typesDocument: JsonObject): string {
  const schemas = listSchemas(contract);
  const typed = listSchemas(typesDocument);
  const lines = model.types.flatMap(({ name, component }) =>
    [...findEnums(schemas[component] ?? null, typed[component] ?? null, name)].map(emitEnumExpectation),
  );
  return lines.length === 0
    ? ""
    : `\n  it("types every enum by its values", () => {\n${lines.join("")}  });\n`;
}

function listSchemas(document: JsonObject): JsonObject {
  const schemas = resolvePointer(document, "/components/schemas");
  return isObject(schemas) ? schemas : {};
}

interface EnumFact {
  readonly type: string;
  readonly values: readonly Json[];
}

function emitEnumExpectation({ type, values }: EnumFact): string {
  const union = values.map((value) => JSON.stringify(value)).join(" | ");
  return `    expectTypeOf<${type}>().toEqualTypeOf<${union}>();\n`;
}

/** The enums of a schema, but those in members that `typed`, what the types are made from, does not have. */
function* findEnums(schema: Json, typed: Json, type: string): Generator<EnumFact> {
  if (!isObject(schema) || !isObject(typed)) return;
  const { enum: values, properties, items, required } = schema;
  // Of an object no type is made that says its value.
  if (Array.isArray(values) && values.every((value) => !isObject(value) && !Array.isArray(value))) {
    const orNull = isNullable(schema) && !values.includes(null) ? [null] : [];
    yield { type, values: [...values, ...orNull] };
  }
  const holder = isNullable(schema) ? `NonNullable<${type}>` : type;
  if (isObject(items)) yield* findEnums(items, typed["items"] ?? null, `${holder}[number]`);
  const typedProperties = typed["properties"];
  if (!isObject(properties) || !isObject(typedProperties)) return;
  for (const [key, property] of Object.entries(properties)) {
    const isRequired = Array.isArray(required) && required.includes(key);
    const member = `${holder}[${JSON.stringify(key)}]`;
    const memberType = isRequired ? member : `Exclude<${member}, undefined>`;
    yield* findEnums(property, typedProperties[key] ?? null, memberType);
  }
}
