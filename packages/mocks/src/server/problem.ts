import type { Reply } from "./reply.ts";

/** A problem of the mock's own (RFC 9457), as against one that Prism reports. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: string;
  readonly status: number;
  readonly detail: string;
  /** Further members of the problem; `headers` are sent as headers instead. */
  readonly additional: Readonly<Record<string, unknown>>;

  constructor(
    kind: string,
    status: number,
    title: string,
    detail: string,
    additional: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
    this.kind = kind;
    this.status = status;
    this.detail = detail;
    this.additional = additional;
  }
}

/** What Prism's own problems carry beside their title and their type. */
interface PrismProblem extends Error {
  readonly status: number;
  readonly detail: string;
  readonly additional?: Readonly<Record<string, unknown>>;
}

/** Turns anything thrown while answering into a problem reply. */
export function toProblemReply(error: unknown): Reply {
  if (error instanceof Problem) return toReply(`urn:tributary:mock:${error.kind}`, error);
  if (isPrismProblem(error)) return toReply(error.name, error);
  const detail = error instanceof Error ? error.message : String(error);
  return toProblemReply(new Problem("failed", 500, "The mock could not answer this request", detail));
}

function toReply(type: string, { status, message, detail, additional = {} }: PrismProblem): Reply {
  const { headers, ...fields } = additional;
  return {
    status,
    headers: { ...(headers as Reply["headers"] | undefined), "content-type": "application/problem+json" },
    body: JSON.stringify({ type, title: message, status, detail, ...fields }),
  };
}

function isPrismProblem(error: unknown): error is PrismProblem {
  return error instanceof Error && "status" in error && typeof error.status === "number" && "detail" in error;
}
