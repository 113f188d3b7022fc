import type { LoadedContract } from "../contract/load-contract.ts";
import {
  exchangeWithPrism,
  type MockPreferences,
  nameOperation,
  type PrismExchange,
  type PrismOperation,
  type PrismRequest,
} from "../contract/prism.ts";
import { type ChosenOperation, chooseOperation } from "./choose-operation.ts";
import { findOtherAnswer, isByExample, isWrong } from "./other-answers.ts";
import { readPreferences } from "./preferences.ts";
import { Problem } from "./problem.ts";
import { relaxAccept } from "./relax-accept.ts";
import type { Reply } from "./reply.ts";
import { type AnyMockHandler, runHandler } from "./run-handler.ts";
import { isError, isViolation, toReply } from "./to-reply.ts";
import { toViolation } from "./to-violation.ts";
import type { Violation } from "./violation.ts";

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
    const only = { routed: operation, operations: [operation] };
    const other = await findOtherAnswer(request, asked, preferences, operation, (others) =>
      exchange(request, others, only, options, {}).catch(toFailure),
    );
    if (other !== undefined) return toReply(other);
    return asked instanceof Error ? fail(asked) : toReply(asked, "no-valid-answer");
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

function fail(asked: Error): never {
  throw new Problem(
    "no-valid-answer",
    500,
    "The mock can make up no answer that keeps to the contract",
    asked.message,
  );
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
