import {
  isSuccess,
  type OperationModel,
  type ParameterModel,
  type ProviderModel,
  requiresInput,
} from "../model/provider-model.ts";
import { emitHeader } from "./header.ts";
import { emitKey, emitTypeImport, findTypeNames } from "./property.ts";

/**
 * `src/path-calls.ts`: the types of `client.GET(path, init)` and its siblings, one map per method of the
 * operations that must be given input and one of those that need none. Emitted, not computed: a mapped type
 * over all of `paths` costs the compiler several times as much and hides a wrong path behind an error of depth.
 */
export function emitPathCalls(model: ProviderModel): string {
  const methods = [...new Set(model.operations.map(({ method }) => method))];
  const maps = methods.flatMap((method) => [
    ...emitMap(`${toTitle(method)}Paths`, select(model, method, true), "must be given input"),
    ...emitMap(
      `${toTitle(method)}PathsWithoutInput`,
      select(model, method, false),
      "may be called without input",
    ),
  ]);
  const members = methods.map((method) => emitMember(model, method)).join("");
  const body = `${maps.join("\n")}
/** openapi-fetch's calls by path, on the same transport as the methods. */
export interface ${model.pascalName}PathCalls {
${members}}
`;
  const http = ["OptionalPathCall", "PathCall"].filter((name) => new RegExp(`\\b${name}<`).test(body));
  const types = findTypeNames(
    [body],
    model.types.map(({ name }) => name),
  );
  return [
    emitHeader(model.provider),
    emitTypeImport(http, "@tributary/http"),
    emitTypeImport(types, "./types.ts"),
    "\n",
    body,
  ].join("");
}

function select(model: ProviderModel, method: string, withInput: boolean): OperationModel[] {
  return model.operations.filter(
    (operation) => operation.method === method && requiresInput(operation) === withInput,
  );
}

function emitMap(name: string, operations: readonly OperationModel[], what: string): string[] {
  if (operations.length === 0) return [];
  const members = operations.map(
    (operation) => `  ${JSON.stringify(operation.path)}: ${emitEndpoint(operation)};\n`,
  );
  return [
    `/** \`${operations[0]?.method}\` operations that ${what}. */\ninterface ${name} {\n${members.join("")}}\n`,
  ];
}

function emitEndpoint(operation: OperationModel): string {
  const data = operation.responses.filter(isSuccess).map(({ type }) => type);
  const error = operation.responses.filter((response) => !isSuccess(response)).map(({ type }) => type);
  // Spelt out: an instance of http's `Endpoint` per path costs the compiler a third more of each call.
  return `{ init: ${emitInit(operation)}; data: ${toUnion(data)}; error: ${toUnion(error)} }`;
}

function toUnion(types: readonly string[]): string {
  return types.length === 0 ? "unknown" : [...new Set(types)].join(" | ");
}

function emitInit(operation: OperationModel): string {
  const places = (["path", "query", "header"] as const).flatMap((place) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) return [];
    const optional = parameters.every(({ required }) => !required);
    return [`${place}${optional ? "?" : ""}: { ${parameters.map(emitParameter).join("; ")} }`];
  });
  const members: string[] = [];
  if (places.length > 0) {
    const optional = operation.parameters.every(({ required }) => !required);
    members.push(`params${optional ? "?" : ""}: { ${places.join("; ")} }`);
  }
  if (operation.body !== undefined) {
    members.push(`body${operation.body.required ? "" : "?"}: ${operation.body.type}`);
  }
  return members.length === 0 ? "unknown" : `{ ${members.join("; ")} }`;
}

function emitParameter({ name, required, type }: ParameterModel): string {
  return `${emitKey(name)}${required ? "" : "?"}: ${type}${required ? "" : " | undefined"}`;
}

function emitMember(model: ProviderModel, method: string): string {
  const title = toTitle(method);
  const calls = [
    ...(select(model, method, false).length > 0 ? [`OptionalPathCall<${title}PathsWithoutInput>`] : []),
    ...(select(model, method, true).length > 0 ? [`PathCall<${title}Paths>`] : []),
  ];
  return `  readonly ${method}: ${calls.join(" & ")};\n`;
}

function toTitle(method: string): string {
  return method.charAt(0) + method.slice(1).toLowerCase();
}
