import { createLogger } from "@stoplight/prism-core";
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { isObject, type JsonObject } from "../document/json-object.ts";
import { hideReferences } from "./keep-references.ts";
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

type Forward = NonNullable<Parameters<typeof createInstance>[1]["forward"]>;
type PrismInput = Parameters<ReturnType<typeof createInstance>["request"]>[0];

const logger = createLogger("mock", { level: "silent" });

/** In proxy mode Prism takes an upstream's 501 for "mock this one", under this error name. */
const answerFromMock = Object.assign(new Error("answer from the mock"), {
  name: "https://stoplight.io/prism/errors#UPSTREAM_NOT_IMPLEMENTED",
});

/** Reads a document's operations, from a path or from a document already parsed, which stays as it is. */
export async function readOperations(document: object | string): Promise<readonly PrismOperation[]> {
  const operations = isObject(document)
    ? await readObject(document)
    : await getHttpOperationsFromSpec(document);
  for (const operation of operations) {
    // Prism would call the documented callbacks, over the network, at addresses found in the request.
    delete operation.callbacks;
    // Of ranges it knows `4XX` only, and would check no answer by what others write as `4xx`.
    for (const response of operation.responses) response.code = response.code.replace(/xx$/i, "XX");
  }
  return operations;
}

async function readObject(document: JsonObject): Promise<PrismOperation[]> {
  const operations = await getHttpOperationsFromSpec(structuredClone(hideReferences(document)));
  return restoreReferences(operations, document);
}

/**
 * Sends one request through Prism: routing, security, request checks, the answer, response checks.
 * Rejects with Prism's own problem when no operation matches, or with what `answer` threw.
 */
export async function exchangeWithPrism(
  request: PrismRequest,
  { operations, preferences = {}, trustRequest = false, answer }: PrismExchangeOptions,
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
  const prism = createInstance(config, { logger, forward: toForward(answer) });
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
