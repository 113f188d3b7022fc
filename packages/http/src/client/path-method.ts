import { readByPath } from "../answer/answer.ts";
import type { HttpMethod } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import { toParams } from "../request/input.ts";
import type { Channel } from "./channel.ts";
import { exchange } from "./exchange.ts";
import type { ParsedAs, PathAnswer, PathCallOptions } from "./path-call.ts";

/** What a call by path may say; anything else of openapi-fetch's init could send credentials elsewhere. */
interface PathInit extends PathCallOptions<keyof ParsedAs<unknown>> {
  readonly params?: unknown;
  readonly body?: unknown;
}

export type PathMethod = (path: string, init?: PathInit) => Promise<PathAnswer<unknown, unknown>>;

/** Creates openapi-fetch's `GET` and the like on this package's transport. */
export function createPathMethod(channel: Channel, method: HttpMethod): PathMethod {
  return async (path, { params, body, parseAs, ...options } = {}) => {
    const { operations, provider } = channel;
    const operation = Object.values(operations).find((one) => one.path === path && one.method === method);
    if (!operation) throw new InputError({ provider, method }, "path", "the provider has no such operation");
    const answer = await exchange(channel, operation, options, (call) => toParams(params, body, call));
    return readByPath(answer, parseAs);
  };
}
