import type { ContractOperation, ContractParameter } from "../document/contract-document.ts";
import { getObject, type JsonObject } from "../document/json-object.ts";
import type { RecordedRequest } from "../server/mock-server.ts";
import { createPathTemplate } from "../server/path-parameters.ts";
import { fail, listReceived, type Session } from "./session.ts";
import { hasType } from "./violating-values.ts";

/** The input of a call by path, without its types. */
export interface RawInput {
  readonly params: Readonly<Record<"path" | "query" | "header", JsonObject>>;
  readonly body?: unknown;
  /** Read as text: of an answer of any kind there is one. */
  readonly parseAs: "text";
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RawOutcome {
  /** What the call threw; `undefined` when it did not. */
  readonly error: unknown;
  /** The requests it made. */
  readonly received: readonly RecordedRequest[];
}

/** Reads the input of a call back from the request it made. */
export function readRawInput(operation: ContractOperation, request: RecordedRequest | undefined): RawInput {
  const values = {
    path: createPathTemplate(operation.path).match(request?.path ?? "") ?? {},
    query: request?.query ?? {},
    header: request?.headers ?? {},
  };
  const read = (place: keyof typeof values) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => [parameter, findValue(values[place], parameter)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([{ name, schema }, value]) => [name, fromText(value, schema)]),
    );
  const params = { path: read("path"), query: read("query"), header: read("header") };
  const type = request?.headers["content-type"];
  return {
    params,
    parseAs: "text",
    ...readRawBody(operation, request),
    // Without its boundary, the text of such a body is no body.
    ...(type?.startsWith("multipart/") ? { headers: { "content-type": type } } : {}),
  };
}

/** The body as it was sent; an empty form, of which nothing is sent, as the object it was. */
function readRawBody(
  { body }: ContractOperation,
  request: RecordedRequest | undefined,
): { readonly body?: unknown } {
  if (request?.body !== undefined) return { body: request.body };
  return body !== undefined && /form/.test(body.mediaType) ? { body: {} } : {};
}

function findValue(values: JsonObject, { in: place, name, schema }: ContractParameter): unknown {
  const key = place === "header" ? name.toLowerCase() : name;
  if (Object.hasOwn(values, key)) return values[key];
  return place === "query" ? findMembers(values, name, schema) : undefined;
}

/** An object, whose members stand in brackets behind its name. */
function findMembers(query: JsonObject, name: string, schema: JsonObject): JsonObject | undefined {
  const properties = getObject(schema, "properties");
  const members = Object.entries(query)
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"))
    .map(([key, value]) => [key.slice(name.length + 1, -1), value] as const);
  if (members.length === 0) return undefined;
  return Object.fromEntries(
    members.map(([key, value]) => [key, fromText(value, getObject(properties, key))]),
  );
}

/** The value as a caller would write it: numbers and flags went over the network as text. */
function fromText(value: unknown, schema: JsonObject): unknown {
  if (hasType(schema, "array")) return Array.isArray(value) ? value : [value];
  if (hasType(schema, "integer") || hasType(schema, "number")) return Number(value);
  return hasType(schema, "boolean") ? value === "true" : value;
}

/** The same input with another value of a parameter; `undefined` leaves it out. */
export function withParameter(
  input: RawInput,
  { in: place, name }: ContractParameter,
  value: unknown,
): RawInput {
  if (place !== "path" && place !== "query" && place !== "header") return input;
  const { [name]: _replaced, ...others } = input.params[place];
  const values = value === undefined ? others : { ...others, [name]: value };
  return { ...input, params: { ...input.params, [place]: values } };
}

/** Calls the operation under test by its path, and tells what came of it. */
export async function callByPath<Client extends object>(
  session: Session<Client>,
  input: RawInput,
): Promise<RawOutcome> {
  const { client, operation } = session;
  const call: unknown = Reflect.get(client, operation.method);
  if (typeof call !== "function") return fail(session, `the client has no ${operation.method}`);
  const before = listReceived(session).length;
  let error: unknown;
  try {
    await Reflect.apply(call, client, [operation.path, input]);
  } catch (thrown) {
    error = thrown;
  }
  return { error, received: listReceived(session).slice(before) };
}
