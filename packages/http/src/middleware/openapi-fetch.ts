import {
  createFinalURL,
  type MergedOptions,
  type Middleware,
  type MiddlewareCallbackParams,
} from "openapi-fetch";
import { rebuildResponse } from "../answer/rebuild-response.ts";
import type { Channel } from "../client/channel.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { Params } from "../request/input.ts";
import type { Draft } from "../request/part-strategy.ts";
import { type Answer, type Outgoing, readAnswer } from "../send/attempt.ts";
import type { Call } from "../send/call.ts";
import { send } from "../send/send.ts";

export type { Middleware };

/** Takes openapi-fetch's middleware, which sees every request before its credential is set. */
export interface MiddlewareHost {
  /** Adds middleware, to run in this order on requests and in the opposite one on answers. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware out again. */
  eject(...middleware: Middleware[]): void;
}

const HOOKS = ["onRequest", "onResponse", "onError"] as const;

type Hook = (typeof HOOKS)[number];

/** Values are written by the time that openapi-fetch, or middleware, asks for it. */
const asWritten = (value: unknown): never => value as never;

/** openapi-fetch's view of a client. */
function toOptions({ baseUrl, fetch }: Channel): MergedOptions {
  const serializers = { querySerializer: asWritten, bodySerializer: asWritten, pathSerializer: asWritten };
  return Object.freeze({ baseUrl, fetch, parseAs: "json", ...serializers });
}

/** Builds a request's URL as openapi-fetch does. */
export function toUrl({ path, query }: Draft, call: Call): string {
  return createFinalURL(path, { ...toOptions(call), params: { query: query.join("&") as never } });
}

export function createMiddlewareHost({ middleware, provider }: Channel): MiddlewareHost {
  return {
    use(...added) {
      for (const each of added) {
        if (!each) continue;
        if (typeof each !== "object" || !HOOKS.some((hook) => hook in each)) {
          throw new ConfigError({ provider }, "middleware", `pass objects with ${HOOKS.join(", ")}`);
        }
        middleware.push(each);
      }
    },
    eject(...ejected) {
      for (const each of ejected) {
        const index = middleware.indexOf(each);
        if (index >= 0) middleware.splice(index, 1);
      }
    },
  };
}

/** What a hook is shown, and may put something else in the place of. */
interface Scene extends MiddlewareCallbackParams {
  request: Request;
  response?: Response;
  error?: unknown;
}

/** Sends a request through the client's middleware, in the way of openapi-fetch. */
export async function observe(
  outgoing: Outgoing,
  params: Params,
  call: Call,
  signal: AbortSignal,
): Promise<Answer> {
  const { body: _, ...others } = params;
  const scene: Scene = {
    request: new Request(outgoing.url, outgoing.init),
    schemaPath: call.operation.path,
    params: others,
    options: toOptions(call),
    id: `${call.id}`,
  };
  const order = [...call.middleware];
  let answer: Answer | undefined;
  await run("onRequest", order, scene, call);
  if (!scene.response) {
    order.reverse();
    try {
      answer = await send(await toOutgoing(scene.request), call);
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

async function toOutgoing(request: Request): Promise<Outgoing> {
  const { url, method } = request;
  const body = request.body && (await request.arrayBuffer());
  return { url, init: { method, headers: Object.fromEntries(request.headers), body } };
}
