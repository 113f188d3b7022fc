import type { PrismExchange } from "../contract/prism.ts";
import { isJson } from "../document/media-type.ts";
import { Problem } from "./problem.ts";
import type { Reply } from "./reply.ts";
import { toViolation } from "./to-violation.ts";
import type { Violation } from "./violation.ts";
import { toViolationsHeader } from "./violations-header.ts";

/** To use what is deprecated is no violation. */
export function isViolation({ code }: Violation): boolean {
  return code !== "deprecated";
}

/**
 * An exchange as the answer to give.
 * @throws {Problem} where the answer violates the contract, naming every violation.
 */
export function toReply(
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

export function isError({ severity }: Violation): boolean {
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
