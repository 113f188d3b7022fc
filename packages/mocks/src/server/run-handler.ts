import type { PrismOperation, PrismRequest, PrismResponse } from "../contract/prism.ts";
import type { AnyMockRequest, AnyMockResponse, MockHandlerContext } from "./mock-handler.ts";
import { createPathTemplate } from "./path-parameters.ts";
import { Problem } from "./problem.ts";

/** A handler without its types. */
export type AnyMockHandler = (
  request: AnyMockRequest,
  context: MockHandlerContext,
) => AnyMockResponse | Promise<AnyMockResponse>;

/**
 * Asks a handler for the answer to a request.
 * @throws {Problem} 500 when it throws, or answers with something that is no answer.
 */
export async function runHandler(
  handler: AnyMockHandler,
  name: string,
  operation: PrismOperation,
  request: PrismRequest,
  context: MockHandlerContext,
): Promise<PrismResponse> {
  const answer = await callHandler(handler, name, toMockRequest(operation, request), context);
  const { status, body, headers = {} } = answer;
  return { statusCode: status, headers: withContentType(headers, operation, answer), body };
}

async function callHandler(
  handler: AnyMockHandler,
  name: string,
  request: AnyMockRequest,
  context: MockHandlerContext,
): Promise<AnyMockResponse> {
  let answer: AnyMockResponse;
  try {
    answer = await handler(request, context);
  } catch (error) {
    const detail = `the handler of ${name} threw: ${error instanceof Error ? error.message : String(error)}`;
    throw new Problem("handler-failed", 500, "A mock handler failed", detail);
  }
  if (!isAnswer(answer)) {
    const detail = `the handler of ${name} must answer with { status, body?, headers? }, status 200 to 599`;
    throw new Problem("handler-failed", 500, "A mock handler failed", detail);
  }
  return answer;
}

function isAnswer(answer: unknown): answer is AnyMockResponse {
  if (typeof answer !== "object" || answer === null || !("status" in answer)) return false;
  const { status } = answer;
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599;
}

function toMockRequest(operation: PrismOperation, request: PrismRequest): AnyMockRequest {
  const { url, headers, body } = request;
  return {
    path: createPathTemplate(operation.path).match(url.path) ?? {},
    query: { ...url.query },
    headers: { ...headers },
    body: body === null ? undefined : body,
  };
}

function withContentType(
  headers: Readonly<Record<string, string>>,
  operation: PrismOperation,
  { status, body }: AnyMockResponse,
): Record<string, string> {
  const given = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  if (given || body === undefined) return { ...headers };
  const documented = operation.responses.find(({ code }) => code === String(status))?.contents?.[0];
  return { "content-type": documented?.mediaType ?? "application/json", ...headers };
}
