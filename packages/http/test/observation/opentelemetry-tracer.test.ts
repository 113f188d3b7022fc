import { INVALID_SPAN_CONTEXT, trace } from "@opentelemetry/api";
import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, it } from "vitest";
import { traceEvents } from "../../src/observation/opentelemetry.ts";
import { answerJson, rejectionOf } from "../support/fake-fetch.ts";
import { createClient, createExported, createTracing } from "../support/tracing.ts";

describe("the tracer", () => {
  it("is by default that of the provider that is registered, even later", async () => {
    const { provider, spans } = createExported();
    const client = createClient({ onEvent: traceEvents(), answer: () => answerJson({}) });
    await client.getThing({ thing_id: "t-1" });
    trace.setGlobalTracerProvider(provider);
    await client.getThing({ thing_id: "t-1" });
    expect(spans()).toHaveLength(1);
    expect(spans()[0]?.instrumentationScope.name).toBe("@tributary/http");
  });

  it("breaks no call when its exporter throws", async () => {
    const broken: SpanExporter = {
      export: () => {
        throw new Error("the exporter is broken");
      },
      shutdown: () => Promise.resolve(),
    };
    const { provider, tracer } = createTracing(broken);
    const client = createClient({ onEvent: traceEvents({ tracer }), answer: () => answerJson({ a: 1 }) });
    expect(await client.getThing({ thing_id: "t-1" })).toMatchObject({ ok: true, data: { a: 1 } });
    expect(await rejectionOf(provider.forceFlush())).toBeDefined();
  });

  it("is held to no span that ended", () => {
    let ended = 0;
    const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
    span.end = () => {
      ended += 1;
    };
    const onEvent = traceEvents({
      tracer: { startSpan: () => span, startActiveSpan: () => undefined as never },
    });
    const event = { call: 1, provider: "acme", operation: "/", method: "GET", attempt: 1 };
    const end = { ...event, type: "attempt-failed", error: "TimeoutError", durationMs: 1 } as const;
    onEvent({ ...event, type: "attempt-started" });
    onEvent(end);
    onEvent(end);
    expect(ended).toBe(1);
  });

  it("never makes the hook throw, whatever it does", () => {
    const fail = () => {
      throw new Error("the tracer is broken");
    };
    const onEvent = traceEvents({ tracer: { startSpan: fail, startActiveSpan: fail } });
    const event = { call: 1, provider: "acme", operation: "/", method: "GET", attempt: 1 };
    expect(() => onEvent({ ...event, type: "attempt-started" })).not.toThrow();
    expect(() => onEvent({ ...event, type: "attempt-succeeded", status: 200, durationMs: 1 })).not.toThrow();
    expect(() => onEvent({ ...event, type: "retried", delayMs: 1 })).not.toThrow();
  });
});

afterEach(() => {
  trace.disable();
});
