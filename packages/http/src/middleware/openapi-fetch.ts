import { createFinalURL, type Middleware } from "openapi-fetch";
import { readRequestId } from "../answer/meta.ts";
import { rebuildResponse } from "../answer/rebuild-response.ts";
import type { Channel } from "../client/channel.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { Params } from "../request/input.ts";
import type { Draft } from "../request/part-strategy.ts";
import type { Answer, Outgoing } from "../send/attempt.ts";
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

/** Builds a request's URL as openapi-fetch does. */
export function toUrl(baseUrl: string, { path, query }: Draft): string {
  const params = { query: query.join("&") as never };
  return createFinalURL(path, { baseUrl, params, querySerializer: asWritten, pathSerializer: asWritten });
}

export function createMiddlewareHost({ middleware, provider }: Channel): MiddlewareHost {
  return {
    use(...added) {
      for (const each of added) {
        if (each && !(typeof each === "object" && HOOKS.some((hook) => hook in each))) {
          throw new ConfigError({ provider }, "middleware", `pass objects with ${HOOKS.join(", ")}`);
        }
        if (each) middleware.push(each);
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
interface Scene {
  request: Request;
  response?: Response;
  error?: unknown;
}

/** Sends a request through the client's middleware, in the way of openapi-fetch. */
export async function observe(outgoing: Outgoing, params: Params, call: Call): Promise<Answer> {
  const scene: Scene = { request: new Request(outgoing.url, outgoing.init), ...describe(params, call) };
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
  if (answer?.response === response) return answer;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { call, response, requestId: readRequestId(response.headers), bytes };
}

/** The same for every hook of a call. */
function describe({ body: _, ...params }: Params, { baseUrl, fetch, id, operation }: Call): object {
  const serializers = { querySerializer: asWritten, bodySerializer: asWritten, pathSerializer: asWritten };
  const options = Object.freeze({ baseUrl, fetch, parseAs: "json", ...serializers });
  return { schemaPath: operation.path, params, options, id: String(id) };
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
