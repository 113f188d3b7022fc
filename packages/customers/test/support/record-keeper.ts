import type { Adapter, AnyCustomer } from "../../src/index.ts";
import { noSources, toInventedCustomer } from "./scripted-provider.ts";

/** How an invented provider answers for an id, given the signal of the request. */
export type AnswerRecord = (id: string, signal: AbortSignal | undefined) => unknown;

type Ways = Required<Pick<Adapter<object, object, AnyCustomer>, "get" | "profile">>;

/** Creates a provider that looks records up, and keeps one of the caller, as told. */
export function createRecordKeeper(
  name: string,
  answer: AnswerRecord,
): Omit<Adapter<object, object, AnyCustomer>, "list"> & Ways {
  const ask = async (id: string, signal: AbortSignal | undefined) => {
    const data = await answer(id, signal);
    const meta = { provider: name, operation: "/records/{id}", method: "GET", attempts: 1 };
    return { ok: true as const, status: 200, data, response: new Response(), meta };
  };
  return {
    displayName: name,
    sources: noSources,
    create: () => ({}),
    toCustomer: (raw) => toInventedCustomer(name, raw),
    get: (_client, id, { signal }) => ask(id, signal),
    profile: (_client, { signal }) => ask("self", signal),
  };
}

/** Answers nothing until the signal aborts. */
export function never(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
