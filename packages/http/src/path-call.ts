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
export interface PathCallOptions<As extends keyof ParsedAs<unknown>> {
  /** How to read a successful body. Default: `"json"`. */
  parseAs?: As;
  signal?: AbortSignal;
  timeout?: number;
  headers?: Readonly<Record<string, string>>;
}

interface Endpoints {
  readonly [path: string]: Endpoint<unknown, unknown, unknown>;
}

/** Calls an operation by its path; the operations in `Map` have required input. */
export interface PathCall<Map extends { [Path in keyof Map]: Endpoint<unknown, unknown, unknown> }> {
  <Path extends keyof Map & string, As extends keyof ParsedAs<unknown> = "json">(
    path: Path,
    init: Map[Path]["init"] & PathCallOptions<As>,
  ): Promise<PathAnswer<ParsedAs<Map[Path]["data"]>[As], Map[Path]["error"]>>;
}
