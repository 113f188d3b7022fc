import type { ProviderModel } from "../model/provider-model.ts";
import { emitHeader } from "./header.ts";
import { sortNames } from "./property.ts";

/** `src/index.ts`: what the package exports, by name. */
export function emitIndex(model: ProviderModel): string {
  const { pascalName } = model;
  const clientTypes = [
    `${pascalName}Client`,
    `${pascalName}ClientOptions`,
    ...(model.servers.length === 0 ? [] : [`${pascalName}Environment`]),
  ];
  const operationTypes = model.operations.flatMap((operation) => [
    ...(operation.parameters.length > 0 || operation.body !== undefined
      ? [`${operation.pascalName}Input`]
      : []),
    `${operation.pascalName}Result`,
  ]);
  const types = model.types.map(({ name }) => name);
  const isLogin = model.authentication.strategy === "token-login";
  const fromHttp = isLogin ? [...values, "sharedTokens"] : values;
  const httpTypes = [
    "CallOptions",
    "ClientOptions",
    "Credential",
    "Middleware",
    "MiddlewareChain",
    ...(isLogin ? ["TokenSharing", "TokenStore"] : []),
  ];
  return [
    emitHeader(model.provider),
    emitExport("type ", httpTypes, "@tributary/http"),
    emitExport("", fromHttp, "@tributary/http"),
    emitExport("type ", clientTypes, "./client.ts"),
    emitExport("", [`create${pascalName}Client`], "./client.ts"),
    emitExport("", ["descriptor"], "./descriptor.ts"),
    emitExport("type ", operationTypes, "./operations.ts"),
    emitExport("type ", [`${pascalName}PathCalls`], "./path-calls.ts"),
    emitExport("type ", ["components", "operations", "paths"], "./schema.ts"),
    emitExport("type ", types, "./types.ts"),
  ].join("");
}

const values = [
  "ConfigError",
  "HttpError",
  "InputError",
  "NetworkError",
  "ParseError",
  "RedirectError",
  "TimeoutError",
  "TooLargeError",
  "TributaryError",
  "createMiddleware",
  "unwrap",
];

function emitExport(kind: "" | "type ", names: readonly string[], from: string): string {
  return names.length === 0
    ? ""
    : `export ${kind}{ ${sortNames(names).join(", ")} } from ${JSON.stringify(from)};\n`;
}
