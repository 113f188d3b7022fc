import { readError, readJson, readText, toBlob } from "../answer/answer.ts";
import type { HttpMethod, ProviderDescriptor } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import { fromParams } from "../request/request-parts.ts";
import { type Channel, type Exchange, exchange } from "./exchange.ts";
import type { ParsedAs, PathAnswer, PathCallOptions } from "./path-call.ts";

/** What a call by path may say; anything else of openapi-fetch's init could send credentials elsewhere. */
interface PathInit extends PathCallOptions<keyof ParsedAs<unknown>> {
  readonly params?: unknown;
  readonly body?: unknown;
}

export type PathMethod = (path: string, init?: PathInit) => Promise<PathAnswer<unknown, unknown>>;

/** Creates openapi-fetch's `GET` and the like on this package's transport. */
export function createPathMethod(
  channel: Channel,
  { provider, operations }: ProviderDescriptor,
  method: HttpMethod,
): PathMethod {
  return async (path, { params, body, parseAs, ...options } = {}) => {
    const operation = Object.values(operations).find((one) => one.path === path && one.method === method);
    if (!operation) throw new InputError({ provider, method }, "path", "the provider has no such operation");
    const answer = await exchange(channel, operation, options, (facts, query) =>
      fromParams(operation, params, body, facts, query),
    );
    const { response } = answer;
    return response.ok ? { data: readAs(answer, parseAs), response } : { error: readError(answer), response };
  };
}

function readAs(answer: Exchange, parseAs: keyof ParsedAs<unknown> | undefined): unknown {
  // openapi-fetch gives nothing for an empty answer, however it is to be read.
  if (answer.bytes.length === 0) return undefined;
  if (parseAs === "stream") return toBlob(answer).stream();
  if (parseAs === "text") return readText(answer);
  if (parseAs === "blob") return toBlob(answer);
  if (parseAs === "arrayBuffer") return answer.bytes.buffer;
  return readJson(answer);
}
