import { type Attributes, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type {
  AttemptFailed,
  AttemptSucceeded,
  ClientEvent,
  GaveUp,
  Retried,
  TokenRefreshed,
} from "./events.ts";

export interface TraceEventsOptions {
  /** Makes the spans. Default: the tracer `@tributary/http` of the provider that is registered by then. */
  readonly tracer?: Tracer;
}

/**
 * Creates an `onEvent` that writes OpenTelemetry spans: one for every attempt, by the semantic conventions
 * for HTTP clients, and one without duration for each wait, surrender and renewed token. Their parent is
 * the span that is active where the call is made; one hook may serve many clients. No URL, host or value is
 * written, and no header is sent to the provider. Never throws.
 * @example
 * const client = createExampleClient({ token, onEvent: traceEvents() });
 */
export function traceEvents(options: TraceEventsOptions = {}): (event: ClientEvent) => void {
  const { tracer = trace.getTracer("@tributary/http") } = options;
  const attempts = new Map<string, Span>();
  const record = (event: ClientEvent): void => {
    if (event.type === "attempt-started") {
      attempts.set(toKey(event), tracer.startSpan(toName(event), toAttemptOptions(event)));
    } else if (event.type === "attempt-succeeded" || event.type === "attempt-failed") {
      const key = toKey(event);
      const span = attempts.get(key);
      attempts.delete(key);
      if (span) endAttempt(span, event);
    } else {
      tracer.startSpan(toName(event), { attributes: toAttributes(event) }).end();
    }
  };
  return (event) => {
    try {
      record(event);
    } catch {
      // Tracing that fails must not fail what it traces.
    }
  };
}

type CallEvent = Exclude<ClientEvent, TokenRefreshed>;

/** Copies of this package count calls each for itself: the provider keeps those of most of them apart. */
function toKey({ call, provider }: CallEvent): string {
  return `${call} ${provider}`;
}

function toName(event: ClientEvent): string {
  if (event.type === "token-refreshed") return event.type;
  const operation = `${event.method} ${event.operation}`;
  return event.type === "attempt-started" ? operation : `${event.type} ${operation}`;
}

function toAttemptOptions(event: CallEvent) {
  const resends = event.attempt - 1;
  return {
    kind: SpanKind.CLIENT,
    attributes: { ...toCallAttributes(event), ...(resends > 0 && { "http.request.resend_count": resends }) },
  };
}

function toCallAttributes({ provider, operation, method }: CallEvent): Attributes {
  return { "tributary.provider": provider, "http.request.method": method, "url.template": operation };
}

function endAttempt(span: Span, event: AttemptSucceeded | AttemptFailed): void {
  span.setAttributes(event.type === "attempt-failed" ? toFailure(event) : toAnswer(event));
  if (event.type === "attempt-failed" || event.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function toAnswer({ status, requestId }: AttemptSucceeded): Attributes {
  return {
    "http.response.status_code": status,
    ...(status >= 400 && { "error.type": String(status) }),
    ...(requestId && { "tributary.request_id": requestId }),
  };
}

function toFailure({ error, code }: AttemptFailed): Attributes {
  return { "error.type": error, ...(code && { "tributary.error_code": code }) };
}

function toAttributes(event: Retried | GaveUp | TokenRefreshed): Attributes {
  switch (event.type) {
    case "retried":
      return { ...toCallAttributes(event), "tributary.retry_delay_ms": event.delayMs };
    case "gave-up":
      return { ...toCallAttributes(event), "tributary.give_up_reason": event.reason };
    case "token-refreshed":
      return { "tributary.provider": event.provider, "tributary.refreshed_by": event.by };
  }
}
