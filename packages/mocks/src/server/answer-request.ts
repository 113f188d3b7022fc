import type { LoadedContract } from "../contract/load-contract.ts";
import {
  exchangeWithPrism,
  type MockPreferences,
  nameOperation,
  type PrismExchange,
  type PrismOperation,
  type PrismRequest,
  type PrismResponse,
} from "../contract/prism.ts";
import { isJson } from "../document/media-type.ts";
import { type ChosenOperation, chooseOperation } from "./choose-operation.ts";
import { readPreferences } from "./preferences.ts";
import { Problem } from "./problem.ts";
import { relaxAccept } from "./relax-accept.ts";
import { repairAnswer } from "./repair-answer.ts";
import type { Reply } from "./reply.ts";
import { type AnyMockHandler, runHandler } from "./run-handler.ts";
import { toViolation } from "./to-violation.ts";
import type { Violation } from "./violation.ts";
import { toViolationsHeader } from "./violations-header.ts";

export interface AnswerOptions {
  readonly contract: LoadedContract;
  readonly handlers: ReadonlyMap<string, AnyMockHandler>;
  /** What to prefer where a request says nothing. */
  readonly defaults: { readonly dynamic?: boolean; readonly seed?: string };
  readonly signal: AbortSignal;
  /** Told which operation a request is of, before it is answered. */
  readonly onRouted: (operation: string, violations: readonly Violation[]) => void;
}

/**
 * Answers a request: by the operation's handler if the request fits the contract and there is one, else by
 * Prism's mock. An answer that violates the contract becomes a 500 naming every violation.
 */
export async function answerRequest(request: PrismRequest, options: AnswerOptions): Promise<Reply> {
  const { contract, defaults } = options;
  const preferences = { ...defaults, ...readPreferences(request.headers["prefer"], request.url.query) };
  const chosen = chooseOperation(contract.operations, request.method, request.url.path);
  const routing: { operation?: PrismOperation; isHandled?: boolean } = {};
  const asked = await exchange(request, preferences, chosen, options, routing).catch(toFailure);
  const { operation, isHandled } = routing;
  const isMadeUp = isHandled !== true && preferences.exampleKey === undefined && operation !== undefined;
  if (isMadeUp && isWrong(asked) && (preferences.dynamic === true || !isByExample(operation, asked))) {
    return answerOtherwise(request, asked, preferences, operation, options);
  }
  if (asked instanceof Error) throw asked;
  return toReply(asked);
}

/** A problem that Prism reports is an answer; anything else it throws is a failure to make one up. */
function toFailure(error: unknown): Error {
  const isFailure =
    error instanceof Error && (!("status" in error) || error.name.endsWith("#SCHEMA_TOO_COMPLEX"));
  if (isFailure) return error;
  throw error;
}

async function answerOtherwise(
  request: PrismRequest,
  asked: PrismExchange | Error,
  preferences: MockPreferences,
  operation: PrismOperation,
  options: AnswerOptions,
): Promise<Reply> {
  let mendable = asked instanceof Error ? undefined : asked;
  for (const other of listOthers(preferences)) {
    const exchanged = await exchange(
      request,
      other,
      { routed: operation, operations: [operation] },
      options,
      {},
    ).catch(toFailure);
    if (exchanged instanceof Error) continue;
    const isSame = asked instanceof Error || exchanged.response.statusCode === asked.response.statusCode;
    if (!isSame) continue;
    if (!isWrong(exchanged)) return toReply(exchanged);
    mendable ??= exchanged;
  }
  const repaired =
    mendable && (await repairAnswer(mendable, (response) => check(request, response, operation)));
  if (repaired !== undefined) return toReply(repaired);
  if (!(asked instanceof Error)) return toReply(asked, "no-valid-answer");
  throw new Problem(
    "no-valid-answer",
    500,
    "The mock can make up no answer that keeps to the contract",
    asked.message,
  );
}

/** What Prism has against an answer that is given to it. */
function check(
  request: PrismRequest,
  response: PrismResponse,
  operation: PrismOperation,
): Promise<PrismExchange> {
  return exchangeWithPrism(request, {
    operations: [operation],
    routed: operation,
    answer: async () => response,
  });
}

/** Whether an answer is against the contract. */
function isWrong(exchanged: PrismExchange | Error): boolean {
  if (exchanged instanceof Error) return true;
  return exchanged.responseViolations.some((diagnostic) => isError(toViolation("response", diagnostic)));
}

/**
 * What else may be asked of Prism, where an answer that it made up is against the contract: random answers keep
 * to patterns, which fixed ones do not, and fixed ones to unions, which random ones may not.
 */
function listOthers({ dynamic, seed = "", ...others }: MockPreferences): MockPreferences[] {
  const seeds = ["a", "b", "c", "d"].map((each) => ({ ...others, dynamic: true, seed: `${seed}${each}` }));
  return dynamic === true ? [...seeds, { ...others, dynamic: false }] : seeds;
}

/** Whether the answer is an example of the contract's, which is to be corrected where it is wrong. */
function isByExample({ responses }: PrismOperation, asked: PrismExchange | Error): boolean {
  if (asked instanceof Error) return false;
  const { statusCode, headers = {} } = asked.response;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const contents = responses.find(({ code }) => code === String(statusCode))?.contents ?? [];
  const content = contents.find(({ mediaType }) => mediaType === type);
  return (content?.examples ?? []).length > 0;
}

async function exchange(
  request: PrismRequest,
  preferences: MockPreferences,
  { routed, operations }: ChosenOperation,
  { handlers, signal, onRouted }: AnswerOptions,
  routing: { operation?: PrismOperation; isHandled?: boolean },
): Promise<PrismExchange> {
  return exchangeWithPrism(relaxAccept(request, routed, preferences), {
    operations,
    routed,
    preferences,
    answer: async (operation, diagnostics) => {
      const name = nameOperation(operation);
      const violations = diagnostics.map((diagnostic) => toViolation("request", diagnostic));
      onRouted(name, violations.filter(isViolation));
      routing.operation = operation;
      const handler = handlers.get(name);
      if (!handler || violations.some(isError)) return undefined;
      routing.isHandled = true;
      return runHandler(handler, name, operation, request, { signal });
    },
  });
}

/** To use what is deprecated is no violation. */
function isViolation({ code }: Violation): boolean {
  return code !== "deprecated";
}

function toReply(
  { response, requestViolations, responseViolations }: PrismExchange,
  kind = "answer-violates-contract",
): Reply {
  const ofResponse = responseViolations.map((diagnostic) => toViolation("response", diagnostic));
  const errors = ofResponse.filter(isError);
  if (errors.length > 0) throw refuseAnswer(kind, errors);
  const violations = [
    ...requestViolations.map((diagnostic) => toViolation("request", diagnostic)).filter(isViolation),
    ...ofResponse,
  ];
  const headers = toTextHeaders(response.headers ?? {});
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  return {
    status: response.statusCode,
    headers: {
      ...headers,
      ...(violations.length === 0 ? {} : { "sl-violations": toViolationsHeader(violations) }),
    },
    body: serialize(response.body, contentType),
  };
}

function refuseAnswer(kind: string, validation: readonly Violation[]): Problem {
  return new Problem(
    kind,
    500,
    kind === "no-valid-answer"
      ? "The mock can make up no answer that keeps to the contract"
      : "The answer violates the contract",
    validation.map(({ location, message }) => `${location.join(".")}: ${message}`).join("; "),
    { validation, headers: { "sl-violations": toViolationsHeader(validation) } },
  );
}

function isError({ severity }: Violation): boolean {
  return severity === "Error";
}

/** Prism gives `null` for a documented header it could make up no value for. */
function toTextHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, String(value)]));
}

function serialize(body: unknown, contentType: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (contentType === undefined || isJson(contentType)) return JSON.stringify(body);
  if (typeof body === "string") return body;
  throw new Problem(
    "not-serializable",
    500,
    "The mock cannot write this answer",
    `only text can be sent as ${contentType}: give the response an example that is a string`,
  );
}
