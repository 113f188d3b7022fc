import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, type ContextManager, ROOT_CONTEXT, SpanKind } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import { apiKey, type ClientEvent, type ClientOptions, createProviderClient } from "../../src/index.ts";
import { traceEvents } from "../../src/observation/opentelemetry.ts";
import { createFakeFetch, type SentRequest } from "./fake-fetch.ts";
import { type AcmeClient, acme, strategies } from "./fixtures.ts";

/** The SDK with an exporter. */
export function createTracing(exporter: SpanExporter) {
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  return { provider, tracer: provider.getTracer("test") };
}

/** The SDK, and the spans that ended. */
export function createExported() {
  const exporter = new InMemorySpanExporter();
  return { ...createTracing(exporter), spans: () => exporter.getFinishedSpans() };
}

export type Answer = (request: SentRequest, index: number) => Response | Promise<Response>;

export interface TracedClientOptions extends Omit<ClientOptions, "fetch" | "onEvent"> {
  readonly answer: Answer;
  readonly key?: string;
  readonly onEvent?: (event: ClientEvent) => void;
}

/** A client of `acme` that retries at once. */
export function createClient({ answer, key = "acme-key", ...options }: TracedClientOptions): AcmeClient {
  const { fetch } = createFakeFetch(answer);
  const authentication = apiKey(acme.authentication, key);
  return createProviderClient(
    acme,
    { ...options, fetch },
    { ...strategies, authentication },
    { random: () => 0 },
  );
}

/** Such a client, and the spans of its calls that ended. */
export function createTracedClient(options: TracedClientOptions) {
  const { tracer, spans } = createExported();
  return { client: createClient({ onEvent: traceEvents({ tracer }), ...options }), spans };
}

export function listAttempts(spans: readonly ReadableSpan[]) {
  return spans.filter(({ kind }) => kind === SpanKind.CLIENT);
}

/** Keeps the active context along promises, as the SDKs for Node do. */
export function createContextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  return {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: <A extends unknown[], F extends (...input: A) => ReturnType<F>>(
      active: Context,
      work: F,
      self?: ThisParameterType<F>,
      ...input: A
    ): ReturnType<F> => storage.run(active, () => work.apply(self, input)),
    bind: <T>(_: Context, target: T) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  };
}
