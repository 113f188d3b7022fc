import {
  createFinalURL,
  type MergedOptions,
  type Middleware,
  type MiddlewareCallbackParams,
} from "openapi-fetch";
import type { Channel } from "../client/channel.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { Params } from "../request/input.ts";
import type { Draft } from "../request/part-strategy.ts";
import { type Answer, type Outgoing, readAnswer } from "../send/attempt.ts";
import type { Call } from "../send/call.ts";
import { send } from "../send/send.ts";
import { rebuildResponse } from "./rebuild-response.ts";

export type { Middleware };

/** Values are written by the time that openapi-fetch, or middleware, asks for it. */
const asWritten = (value: unknown): never => value as never;

/** Builds a request's URL as openapi-fetch does. */
export function toUrl({ path, query }: Draft, { baseUrl }: Channel): string {
  const params = { query: query.join("&") as never };
  return createFinalURL(path, { baseUrl, params, querySerializer: asWritten, pathSerializer: asWritten });
}

/** openapi-fetch's middleware, for one client or for several: it sees every request before its credential is set. */
export interface MiddlewareChain {
  /** Adds middleware, to run in this order on requests and in the opposite one on answers. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
  /** Sends a call's request through the chain; for the transport alone. */
  readonly observe: ObserveRequest;
}

/** Sends a request past middleware, which may change it and its answer, and gives the answer read whole. */
type ObserveRequest = (
  outgoing: Outgoing,
  params: Params,
  call: Call,
  signal: AbortSignal,
) => Promise<Answer>;

const HOOKS = ["onRequest", "onResponse", "onError"] as const;

type Hook = (typeof HOOKS)[number];

/**
 * Gathers openapi-fetch's middleware for the option `middleware` of a client. What is added or taken out later
 * counts from the next call on.
 * @throws {ConfigError} for what is no middleware.
 * @example
 * const align = createAlignClient({ apiKey, middleware: createMiddleware(log) });
 */
export function createMiddleware(...initial: Middleware[]): MiddlewareChain {
  const chain: Middleware[] = [];
  const use = (...added: Middleware[]): void => {
    for (const each of added) {
      if (!each) continue;
      if (typeof each !== "object" || !HOOKS.some((hook) => hook in each)) {
        throw new ConfigError({ provider: "http" }, "middleware", `pass objects with ${HOOKS.join(", ")}`);
      }
      chain.push(each);
    }
  };
  const eject = (...ejected: Middleware[]): void => {
    for (const each of ejected) {
      const index = chain.indexOf(each);
      if (index >= 0) chain.splice(index, 1);
    }
  };
  use(...initial);
  const observe: ObserveRequest = (outgoing, params, call, signal) =>
    chain.length === 0 ? send(outgoing, call) : observeRequest([...chain], outgoing, params, call, signal);
  return Object.freeze({ use, eject, observe });
}

/** What a hook is shown, and may put something else in the place of. */
interface Scene extends MiddlewareCallbackParams {
  request: Request;
  response?: Response;
  error?: unknown;
}

/** Sends a request through middleware, in the way of openapi-fetch. */
async function observeRequest(
  order: Middleware[],
  outgoing: Outgoing,
  { body: _, ...params }: Params,
  call: Call,
  signal: AbortSignal,
): Promise<Answer> {
  const scene: Scene = {
    request: new Request(outgoing.url, { ...outgoing.init, redirect: "manual" }),
    schemaPath: call.operation.path,
    params,
    options: toOptions(call),
    id: `${call.id}`,
  };
  let answer: Answer | undefined;
  await run("onRequest", order, scene, call);
  if (!scene.response) {
    order.reverse();
    try {
      answer = await send(await toOutgoing(scene.request, call), call);
      answer = { ...answer, response: rebuildResponse(answer) };
      scene.response = answer.response;
    } catch (error) {
      scene.error = error;
      await run("onError", order, scene, call);
      if (!scene.response) throw scene.error;
      delete scene.error;
    }
    await run("onResponse", order, scene, call);
  }
  const response = scene.response as Response;
  return answer?.response === response ? answer : readAnswer(response, call, signal);
}

/** openapi-fetch's view of a client. */
function toOptions({ baseUrl, fetch }: Channel): MergedOptions {
  const serializers = { querySerializer: asWritten, bodySerializer: asWritten, pathSerializer: asWritten };
  return Object.freeze({
    baseUrl,
    fetch: fetch as typeof globalThis.fetch,
    parseAs: "json",
    ...serializers,
  });
}

/** Calls one hook of each in turn; what it gives back takes the place of what it was shown. */
async function run(hook: Hook, order: readonly Middleware[], scene: Scene, { facts }: Call): Promise<void> {
  for (const middleware of order) {
    const given: unknown = await middleware[hook]?.({ ...scene } as never);
    if (!given) continue;
    if (given instanceof Response) {
      scene.response = given;
      if (hook !== "onResponse") return;
    } else if (hook === "onRequest" && given instanceof Request) scene.request = given;
    else if (hook === "onError" && given instanceof Error) scene.error = given;
    else throw new ConfigError(facts, "middleware", `${hook} gave back what it must not`);
  }
}

/** Takes a request as middleware left it; the credential goes to the client's own origin and to no other. */
async function toOutgoing(request: Request, { facts, origin }: Call): Promise<Outgoing> {
  const { url, method } = request;
  if (!url.startsWith(`${origin}/`)) throw new ConfigError(facts, "middleware", "it must keep the origin");
  const body = request.body && (await request.arrayBuffer());
  return { url, init: { method, headers: Object.fromEntries(request.headers), body } };
}
