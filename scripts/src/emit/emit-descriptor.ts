import type { OperationDescriptor, ProviderDescriptor } from "@tributary/http";
import type { OperationModel, ProviderModel } from "../model/provider-model.ts";
import { emitComment } from "./comment.ts";
import { emitValue } from "./emit-value.ts";
import { emitHeader } from "./header.ts";

/** `src/descriptor.ts`: the frozen table that the transport works by. */
export function emitDescriptor(model: ProviderModel): string {
  const table = emitValue(toDescriptor(model), 2);
  return `${emitHeader(model.provider)}import { defineDescriptor } from "@tributary/http";

${emitComment(`${model.displayName} as its contract describes it: servers, authentication and operations.`)}export const descriptor = /* @__PURE__ */ defineDescriptor(${table});
`;
}

function toDescriptor(model: ProviderModel): ProviderDescriptor {
  return {
    provider: model.provider,
    servers: Object.fromEntries(model.servers.map(({ environment, url }) => [environment, url])),
    authentication: model.authentication,
    ...(model.errorCode === undefined ? {} : { errorCode: model.errorCode as `/${string}` }),
    operations: Object.fromEntries(
      model.operations.map((operation) => [operation.name, toOperation(operation)]),
    ),
  };
}

function toOperation(operation: OperationModel): OperationDescriptor {
  const query = listNames(operation, "query");
  const header = listNames(operation, "header");
  const styled = operation.parameters.flatMap(({ name, style }) =>
    style === undefined ? [] : [[name, style] as const],
  );
  const renamed = operation.parameters.flatMap(({ key, name, in: place }) =>
    key === name ? [] : [[key, { in: place, name }] as const],
  );
  return {
    method: operation.method,
    path: operation.path,
    authenticated: operation.authenticated,
    ...(operation.credentials === undefined ? {} : { credentials: operation.credentials }),
    retry: operation.retry,
    ...(query.length === 0 ? {} : { query }),
    ...(styled.length === 0 ? {} : { queryStyles: Object.fromEntries(styled) }),
    ...(header.length === 0 ? {} : { header }),
    ...(renamed.length === 0 ? {} : { renamed: Object.fromEntries(renamed) }),
    ...(operation.idempotencyKey === undefined || operation.retry !== "keyed"
      ? {}
      : { idempotencyKey: operation.idempotencyKey }),
    ...(operation.body === undefined ? {} : { body: operation.body.mediaType }),
    ...(operation.accept === undefined ? {} : { accept: operation.accept }),
    responses: Object.fromEntries(
      operation.responses.flatMap(({ statuses, body }) => statuses.map((status) => [status, body])),
    ),
    ...(operation.pagination === undefined ? {} : { pagination: operation.pagination.words }),
  };
}

function listNames(operation: OperationModel, place: "query" | "header"): string[] {
  return operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
}
