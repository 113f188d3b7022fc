import type { ContractOperation } from "../document/contract-document.ts";
import { getObject } from "../document/json-object.ts";
import type { CredentialPlace } from "../document/read-security.ts";
import type { RecordedRequest } from "../server/mock-server.ts";
import { expect, listReceived, type Session } from "./session.ts";

/**
 * Expects exactly one request of the operation under test, with the credential the contract asks for and
 * without a query name it does not document: the mock itself lets unknown ones pass.
 */
export function expectOneSoundRequest<Client extends object>(session: Session<Client>): void {
  const { operation } = session;
  const [request, ...others] = listReceived(session);
  expect(session, request !== undefined, () => describeNone(session));
  expect(session, others.length === 0, () => `${others.length + 1} requests were sent, not one`);
  const unknown = listUnknownQuery(operation, request);
  expect(session, unknown.length === 0, () => `undocumented in the query: ${unknown.join(", ")}`);
  expect(
    session,
    hasCredential(operation, request),
    () => `no credential where ${describeSecurity(operation)}`,
  );
}

function describeNone<Client extends object>({ mock, operation }: Session<Client>): string {
  const received = mock.requests.map(({ operation: name, method, path }) => name ?? `${method} ${path}`);
  return `no request of ${operation.name} arrived, but of: ${received.join(", ") || "nothing"}`;
}

function listUnknownQuery({ parameters, security }: ContractOperation, request: RecordedRequest): string[] {
  const known = new Set([...parameters, ...security.flat()].filter(isInQuery).map(({ name }) => name));
  // An object has no name of its own there, or has those of its members in brackets behind it.
  const members = new Set(
    parameters.filter(isInQuery).flatMap(({ schema }) => Object.keys(getObject(schema, "properties"))),
  );
  return Object.keys(request.query).filter((name) => {
    return !known.has(name) && !known.has(name.replace(/\[.*$/s, "")) && !members.has(name);
  });
}

function isInQuery(parameter: { readonly in: string }): boolean {
  return parameter.in === "query";
}

function hasCredential({ security }: ContractOperation, request: RecordedRequest): boolean {
  return (
    security.length === 0 || security.some((places) => places.every((place) => isPresent(place, request)))
  );
}

function isPresent({ in: place, name, scheme }: CredentialPlace, request: RecordedRequest): boolean {
  if (place === "query") return Boolean(request.query[name]);
  if (place === "cookie") return request.headers["cookie"]?.includes(`${name}=`) ?? false;
  const value = request.headers[name.toLowerCase()] ?? "";
  return scheme === undefined
    ? value !== ""
    : value.startsWith(`${scheme} `) && value.length > scheme.length + 1;
}

function describeSecurity({ security }: ContractOperation): string {
  const ways = security.map((places) =>
    places.map(({ in: place, name }) => `${place} ${name}`).join(" and "),
  );
  return `the contract asks for ${ways.join(", or ")}`;
}
