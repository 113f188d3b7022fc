import type { CallOptions } from "./options.ts";

/** One operation as `client.GET(path, init)` sees it. */
export interface Endpoint<Init, Data, ErrorBody> {
  readonly init: Init;
  readonly data: Data;
  readonly error: ErrorBody;
}

/** openapi-fetch's answer: exactly one of `data` and `error`. Decide by `response.ok`. */
export type PathAnswer<Data, ErrorBody> =
  | { data: Data; error?: never; response: Response }
  | { data?: never; error: ErrorBody; response: Response };

/** What `parseAs` turns a body into. */
export interface ParsedAs<Data> {
  json: Data;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

/** Options of a call by path, beside the operation's own `params` and `body`. */
export interface PathCallOptions<As extends keyof ParsedAs<unknown>> extends CallOptions {
  /** How to read a successful body. Default: `"json"`. */
  readonly parseAs?: As;
}

type EndpointMap<Paths> = { [Path in keyof Paths]: Endpoint<unknown, unknown, unknown> };

/** Calls an operation by its path; every operation in `Paths` has input that must be given. */
export type PathCall<Paths extends EndpointMap<Paths>> = <
  Path extends keyof Paths & string,
  As extends keyof ParsedAs<unknown> = "json",
>(
  path: Path,
  init: Paths[Path]["init"] & PathCallOptions<As>,
) => Promise<PathAnswer<ParsedAs<Paths[Path]["data"]>[As], Paths[Path]["error"]>>;

/** Calls an operation by its path; every operation in `Paths` may be called without input. */
export type OptionalPathCall<Paths extends EndpointMap<Paths>> = <
  Path extends keyof Paths & string,
  As extends keyof ParsedAs<unknown> = "json",
>(
  path: Path,
  init?: Paths[Path]["init"] & PathCallOptions<As>,
) => Promise<PathAnswer<ParsedAs<Paths[Path]["data"]>[As], Paths[Path]["error"]>>;
