import type { ProviderModel } from "../model/provider-model.ts";
import { emitHeader } from "./header.ts";

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
  return `${emitHeader(model.provider)}export {
  ConfigError, createMiddleware, HttpError, InputError, NetworkError, ParseError, RedirectError, TimeoutError, TooLargeError,
  TributaryError,${isLogin ? " sharedTokens," : ""} unwrap,
} from "@tributary/http";
export type { CallOptions, ClientOptions, Credential, Middleware, MiddlewareChain${isLogin ? ", TokenSharing, TokenStore" : ""} } from "@tributary/http";
export { create${pascalName}Client } from "./client.ts";
export type { ${clientTypes.join(", ")} } from "./client.ts";
export { descriptor } from "./descriptor.ts";
export type { ${operationTypes.join(", ")} } from "./operations.ts";
export type { ${pascalName}PathCalls } from "./path-calls.ts";
export type { components, operations, paths } from "./schema.ts";
${types.length === 0 ? "" : `export type { ${types.join(", ")} } from "./types.ts";\n`}`;
}
