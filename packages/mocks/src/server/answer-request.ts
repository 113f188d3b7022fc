import type { LoadedContract } from "../contract/load-contract.ts";
import {
  exchangeWithPrism,
  nameOperation,
  type PrismExchange,
  type PrismRequest,
} from "../contract/prism.ts";
import { isJson } from "../document/media-type.ts";
import { readPreferences } from "./preferences.ts";
import { Problem } from "./problem.ts";
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
  const { contract, handlers, defaults, signal, onRouted } = options;
  const exchange = await exchangeWithPrism(request, {
    operations: contract.operations,
    preferences: { ...defaults, ...readPreferences(request.headers["prefer"], request.url.query) },
    answer: async (operation, diagnostics) => {
      const name = nameOperation(operation);
      const violations = diagnostics.map((diagnostic) => toViolation("request", diagnostic));
      onRouted(name, violations);
      const handler = handlers.get(name);
      if (!handler || violations.some(isError)) return undefined;
      return runHandler(handler, name, operation, request, { signal });
    },
  });
  return toReply(exchange);
}

function toReply({ response, requestViolations, responseViolations }: PrismExchange): Reply {
  const ofResponse = responseViolations.map((diagnostic) => toViolation("response", diagnostic));
  const errors = ofResponse.filter(isError);
  if (errors.length > 0) throw refuseAnswer(errors);
  const violations = [
    ...requestViolations.map((diagnostic) => toViolation("request", diagnostic)),
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

function refuseAnswer(validation: readonly Violation[]): Problem {
  return new Problem(
    "answer-violates-contract",
    500,
    "The answer violates the contract",
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
