import { createLogger } from "@stoplight/prism-core";
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
// What Prism checks with when it is told nothing else. No module that it names gives it away.
import { validateInput, validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { isObject, type JsonObject } from "../document/json-object.ts";
import { checkBy, findChecked } from "./checked-operation.ts";
import { hideReferences } from "./keep-references.ts";
import { namePlainly, restoreNames } from "./plain-path-names.ts";
import { restoreReferences } from "./restore-references.ts";

/** An operation as Prism reads it from a document. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** A request as Prism takes it. */
export interface PrismRequest {
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Record<string, string | string[]> };
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** A response as Prism takes and gives it. */
export interface PrismResponse {
  readonly statusCode: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** What Prism holds against a request or a response. */
export interface PrismDiagnostic {
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
  /** 0 is an error, 1 a warning. */
  readonly severity: number;
}

/** Which of the documented answers Prism is to make up, and how. */
export interface MockPreferences {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

export interface PrismExchangeOptions {
  readonly operations: readonly PrismOperation[];
  /** The one that the request is of, where that is known: Prism then routes nothing. */
  readonly routed?: PrismOperation | undefined;
  readonly preferences?: MockPreferences;
  /** Skips the checks of the request: those of the response are always made. Default: false. */
  readonly trustRequest?: boolean;
  /** Answers a routed request; `undefined` leaves the answer to Prism's mock. */
  readonly answer: (
    operation: PrismOperation,
    violations: readonly PrismDiagnostic[],
  ) => Promise<PrismResponse | undefined>;
}

/** Prism's answer, and what it found in the request and in the answer. */
export interface PrismExchange {
  readonly response: PrismResponse;
  readonly requestViolations: readonly PrismDiagnostic[];
  readonly responseViolations: readonly PrismDiagnostic[];
}

type Components = Required<Parameters<typeof createInstance>[1]>;
type Forward = Components["forward"];
type PrismInput = Parameters<ReturnType<typeof createInstance>["request"]>[0];

const logger = createLogger("mock", { level: "silent" });

/** In proxy mode Prism takes an upstream's 501 for "mock this one", under this error name. */
const answerFromMock = Object.assign(new Error("answer from the mock"), {
  name: "https://stoplight.io/prism/errors#UPSTREAM_NOT_IMPLEMENTED",
});

/** Reads a document's operations, from a path or from a document already parsed, which stays as it is. */
export async function readOperations(document: object | string): Promise<readonly PrismOperation[]> {
  return isObject(document) ? await readObject(document) : await translate(document);
}

async function translate(document: object | string): Promise<PrismOperation[]> {
  const operations = await getHttpOperationsFromSpec(document);
  for (const operation of operations) {
    // Prism would call the documented callbacks, over the network, at addresses found in the request.
    delete operation.callbacks;
    // Of ranges it knows `4XX` only, and would check no answer by what others write as `4xx`.
    for (const response of operation.responses) response.code = response.code.replace(/xx$/i, "XX");
  }
  return operations;
}

/** How many documents were read: the addresses of their schemas must differ. */
let documents = 0;

async function readObject(document: JsonObject): Promise<PrismOperation[]> {
  documents++;
  const base = `http://schemas.invalid/${documents}/`;
  const translated = await translate(structuredClone(hideReferences(document)));
  const { operations, checked, schemas } = restoreReferences(translated, document, (name) => base + name);
  for (const schema of schemas.values()) register(schema);
  for (const [index, operation] of operations.entries()) {
    const by = checked[index];
    if (by !== undefined) checkBy(operation, { operation: by, schemas });
  }
  return operations;
}

/**
 * Makes a schema known to Prism under its address: its validator keeps what it is given to compile. Here it may
 * fail to, for what the schema refers to is not known yet; it does so again when the schema is needed.
 */
function register(schema: JsonObject): void {
  const contents = [{ id: "", mediaType: "application/json", schema, encodings: [], examples: [] }];
  const resource = { id: "", method: "get", path: "/", responses: [{ id: "", code: "200", contents }] };
  const element = { statusCode: 200, headers: { "content-type": "application/json" }, body: null };
  validateOutput({ resource: resource as unknown as PrismOperation, element });
}

const validators: Pick<Components, "validateInput" | "validateOutput"> = {
  validateInput({ resource, element }) {
    const { operation, names } = namePlainly(findChecked(resource).operation);
    const outcome = validateInput({ resource: operation, element });
    if (outcome._tag === "Right") return outcome;
    const [first, ...others] = outcome.left;
    const restore = (diagnostic: typeof first) => restoreNames(diagnostic, names);
    return { ...outcome, left: [restore(first), ...others.map(restore)] };
  },
  validateOutput: ({ resource, element }) =>
    validateOutput({ resource: findChecked(resource).operation, element }),
};

/**
 * Sends one request through Prism: routing, security, request checks, the answer, response checks.
 * Rejects with Prism's own problem when no operation matches, or with what `answer` threw.
 */
export async function exchangeWithPrism(
  request: PrismRequest,
  { operations, routed, preferences = {}, trustRequest = false, answer }: PrismExchangeOptions,
): Promise<PrismExchange> {
  const config = {
    isProxy: true as const,
    upstream: new URL("http://mock.invalid"),
    upstreamProxy: undefined,
    errors: true,
    checkSecurity: !trustRequest,
    validateRequest: !trustRequest,
    validateResponse: true,
    // A fresh object each time: Prism writes the request's Accept into it.
    mock: { ...preferences, dynamic: preferences.dynamic ?? false },
  };
  const prism = createInstance(config, {
    logger,
    ...validators,
    ...(routed === undefined ? {} : { route: () => ({ _tag: "Right", right: routed }) }),
    forward: toForward(answer),
  });
  const outcome = await prism.request(request as PrismInput, [...operations])();
  if (outcome._tag === "Left") throw outcome.left;
  const { output, validations } = outcome.right;
  return { response: output, requestViolations: validations.input, responseViolations: validations.output };
}

/** Prism leaves a throw in a component unhandled, so every failure goes back as a value. */
function toForward(answer: PrismExchangeOptions["answer"]): Forward {
  return ({ validations }, _baseUrl, _proxy, operation) =>
    () =>
    async () => {
      try {
        const response = operation && (await answer(operation, validations));
        return response ? { _tag: "Right", right: response } : { _tag: "Left", left: answerFromMock };
      } catch (error) {
        return { _tag: "Left", left: error instanceof Error ? error : new Error(String(error)) };
      }
    };
}

/** An operation's name: its operationId, or method and path where it has none. */
export function nameOperation(operation: PrismOperation): string {
  return operation.iid ?? `${operation.method.toUpperCase()} ${operation.path}`;
}
