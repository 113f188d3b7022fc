import { context, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClientEvent } from "../../src/index.ts";
import { traceEvents } from "../../src/observation/opentelemetry.ts";
import { answerJson, createFakeFetch, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { createInitechClient } from "../support/fixtures.ts";
import {
  type Answer,
  createClient,
  createContextManager,
  createExported,
  createTracedClient,
  listAttempts,
} from "../support/tracing.ts";

const ERROR = { code: SpanStatusCode.ERROR };
const UNSET = { code: SpanStatusCode.UNSET };
const call = {
  "tributary.provider": "acme",
  "http.request.method": "GET",
  "url.template": "/things/{thing_id}",
};

function toRow({ name, kind, attributes, status, ended }: ReadableSpan) {
  return { name, kind, attributes, status, ended };
}

describe("an attempt's span", () => {
  it("is named by method and template, and tells the status", async () => {
    const { client, spans } = createTracedClient({
      answer: () => answerJson({}, { headers: { "x-request-id": "r-1" } }),
    });
    await client.getThing({ thing_id: "t-1" });
    expect(spans().map(toRow)).toEqual([
      {
        name: "GET /things/{thing_id}",
        kind: SpanKind.CLIENT,
        attributes: { ...call, "http.response.status_code": 200, "tributary.request_id": "r-1" },
        status: UNSET,
        ended: true,
      },
    ]);
  });

  it.each([200, 304, 399, 400, 404, 499, 500])("is an error from 400: %i", (status) => {
    const span = traceAnswer(status);
    const isError = status >= 400;
    expect(span.status).toEqual(isError ? ERROR : UNSET);
    expect(span.attributes["error.type"]).toBe(isError ? String(status) : undefined);
    expect(span.attributes["http.response.status_code"]).toBe(status);
  });

  it("covers the time from sending to the end of the body", async () => {
    const { tracer, spans } = createExported();
    const seen: string[] = [];
    const inner = traceEvents({ tracer });
    const onEvent = (event: ClientEvent) => {
      inner(event);
      seen.push(`${event.type}: ${spans().length} ended`);
    };
    const body = new ReadableStream({
      pull(controller) {
        seen.push(`body: ${spans().length} ended`);
        controller.enqueue(new TextEncoder().encode("{}"));
        controller.close();
      },
    });
    const headers = { "content-type": "application/json" };
    const client = createClient({ onEvent, answer: () => new Response(body, { headers }) });
    await client.getThing({ thing_id: "t-1" });
    expect(seen.toSorted()).toEqual([
      "attempt-started: 0 ended",
      "attempt-succeeded: 1 ended",
      "body: 0 ended",
    ]);
  });

  it("is a child of the span that is active where the call is made", async () => {
    const { tracer, spans } = createExported();
    const client = createClient({ onEvent: traceEvents({ tracer }), answer: () => answerJson({}) });
    await tracer.startActiveSpan("caller", async (parent) => {
      await client.getThing({ thing_id: "t-1" });
      expect(spans()[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    });
  });
});

describe("a retried call", () => {
  it("has a span for each attempt, and one for each wait between them", async () => {
    const { client, spans } = createTracedClient({
      answer: (_, index) => (index === 0 ? answerJson({}, { status: 503 }) : answerJson({})),
    });
    await client.getThing({ thing_id: "t-1" });
    const failure = { "http.response.status_code": 503, "error.type": "503" };
    expect(spans().map(({ name, attributes, status }) => ({ name, attributes, status }))).toEqual([
      { name: "GET /things/{thing_id}", attributes: { ...call, ...failure }, status: ERROR },
      {
        name: "retried GET /things/{thing_id}",
        attributes: { ...call, "tributary.retry_delay_ms": 0 },
        status: UNSET,
      },
      {
        name: "GET /things/{thing_id}",
        attributes: { ...call, "http.request.resend_count": 1, "http.response.status_code": 200 },
        status: UNSET,
      },
    ]);
    expect(spans().map(({ kind }) => kind)).toEqual([SpanKind.CLIENT, SpanKind.INTERNAL, SpanKind.CLIENT]);
  });

  it("tells why it was given up", async () => {
    const { client, spans } = createTracedClient({ answer: () => answerJson({}, { status: 503 }) });
    await client.getThing({ thing_id: "t-1" });
    const resends = listAttempts(spans()).map(({ attributes }) => attributes["http.request.resend_count"]);
    expect(resends).toEqual([undefined, 1, 2]);
    expect(spans().at(-1)).toMatchObject({
      name: "gave-up GET /things/{thing_id}",
      kind: SpanKind.INTERNAL,
      attributes: { ...call, "tributary.give_up_reason": "attempts" },
    });
  });
});

describe("an attempt without an answer", () => {
  it("tells the error's name and the platform's code", async () => {
    const { client, spans } = createTracedClient({
      retry: false,
      answer: () => Promise.reject(Object.assign(new Error("no"), { code: "ECONNRESET" })),
    });
    await rejectionOf(client.getThing({ thing_id: "t-1" }));
    expect(spans().map(toRow)).toEqual([
      {
        name: "GET /things/{thing_id}",
        kind: SpanKind.CLIENT,
        attributes: { ...call, "error.type": "NetworkError", "tributary.error_code": "ECONNRESET" },
        status: ERROR,
        ended: true,
      },
    ]);
  });

  it("tells of a timeout", async () => {
    const { client, spans } = createTracedClient({ retry: false, timeout: 5, answer: neverAnswer });
    await rejectionOf(client.getThing({ thing_id: "t-1" }));
    expect(spans()[0]).toMatchObject({ attributes: { "error.type": "TimeoutError" }, status: ERROR });
  });

  it.each([["a word"], [null], [undefined], [new Error("mine")]])(
    "ends when the caller aborts with %j",
    async (reason) => {
      const controller = new AbortController();
      const { client, spans } = createTracedClient({
        answer: () => {
          queueMicrotask(() => controller.abort(reason));
          return neverAnswer();
        },
      });
      await rejectionOf(client.getThing({ thing_id: "t-1" }, { signal: controller.signal }));
      expect(spans()).toMatchObject([{ attributes: { ...call, "error.type": "AbortError" }, status: ERROR }]);
    },
  );
});

describe("a renewed token", () => {
  it("has a span beside that of the login", async () => {
    const { tracer, spans } = createExported();
    const { fetch } = createFakeFetch(({ url }) =>
      url.endsWith("/auth/login")
        ? answerJson({ accessToken: "token", refreshToken: "token", expiresIn: 3_600_000 }, { status: 201 })
        : answerJson({}),
    );
    await createInitechClient({ fetch, onEvent: traceEvents({ tracer }) }).getProfile();
    expect(spans().map(({ name }) => name)).toEqual(["POST /auth/login", "token-refreshed", "GET /profile"]);
    expect(spans()[1]?.attributes).toEqual({
      "tributary.provider": "initech",
      "tributary.refreshed_by": "login",
    });
  });
});

describe("concurrent calls", () => {
  it("of one operation are not mixed up, in one client or in two", async () => {
    const { tracer, spans } = createExported();
    const onEvent = traceEvents({ tracer });
    const held = new Map<string, () => void>();
    const all = Promise.withResolvers<void>();
    const answer: Answer = ({ url }) =>
      new Promise((resolve) => {
        const id = Number(url.slice(url.lastIndexOf("/") + 1));
        const headers = { "x-request-id": `r-${id}` };
        held.set(url, () => resolve(answerJson({}, { status: id % 2 ? 200 : 404, headers })));
        if (held.size === 50) all.resolve();
      });
    const clients = [0, 1].map(() => createClient({ onEvent, answer, concurrency: 50 }));
    const calls = Array.from({ length: 50 }, (_, id) =>
      tracer.startActiveSpan(`caller ${id}`, async (parent) => {
        await clients[id % 2]?.getThing({ thing_id: id });
        parent.end();
      }),
    );
    await all.promise;
    for (const release of [...held.values()].reverse()) release();
    await Promise.all(calls);

    const callers = new Map(spans().map((span) => [span.spanContext().spanId, span.name]));
    const attempts = listAttempts(spans());
    const told = attempts.map(({ attributes, parentSpanContext }) => [
      callers.get(parentSpanContext?.spanId ?? ""),
      attributes["tributary.request_id"],
      attributes["http.response.status_code"],
    ]);
    const expected = Array.from({ length: 50 }, (_, id) => [`caller ${id}`, `r-${id}`, id % 2 ? 200 : 404]);
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  it("of two providers are told apart even when two copies of this package number them alike", () => {
    const { tracer, spans } = createExported();
    const onEvent = traceEvents({ tracer });
    const start = { type: "attempt-started", call: 1, operation: "/", method: "GET", attempt: 1 } as const;
    const end = { ...start, type: "attempt-succeeded", durationMs: 0 } as const;
    onEvent({ ...start, provider: "one" });
    onEvent({ ...start, provider: "two" });
    onEvent({ ...end, provider: "one", status: 200 });
    onEvent({ ...end, provider: "two", status: 500 });
    expect(
      spans().map(({ attributes }) => [
        attributes["tributary.provider"],
        attributes["http.response.status_code"],
      ]),
    ).toEqual([
      ["one", 200],
      ["two", 500],
    ]);
  });
});

/** The span of an attempt that was answered with a status. */
function traceAnswer(status: number): ReadableSpan {
  const { tracer, spans } = createExported();
  const onEvent = traceEvents({ tracer });
  const event = { call: 1, provider: "acme", operation: "/", method: "GET", attempt: 1 };
  onEvent({ ...event, type: "attempt-started" });
  onEvent({ ...event, type: "attempt-succeeded", status, durationMs: 1 });
  return spans()[0] as ReadableSpan;
}

beforeEach(() => {
  context.setGlobalContextManager(createContextManager());
});

afterEach(() => {
  context.disable();
});
