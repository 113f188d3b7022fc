/** What JavaScript itself names: a type of the same name would be taken for it. */
const languageNames = `
  AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean DataView
  Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity
  Int8Array Int16Array Int32Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError
  ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal TypeError
  URIError Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap WeakRef WeakSet WebAssembly
`;

/** What TypeScript and the platform name, of what stands beside the types of a provider. */
const platformNames = `
  Blob Exclude Extract FormData Headers NonNullable Omit Partial Pick ReadableStream Readonly Record Request
  Response URL
`;

/** What a package imports from the transport, exports again, or declares in every file of its kind. */
const packageNames = `
  CallOptions ClientErrorStatus ClientOptions ConfigError Credential Endpoint Failure HttpError HttpErrorStatus
  InputError Middleware MiddlewareChain NetworkError OptionalPaginatedOperation OptionalPathCall PaginatedOperation
  PaginationError ParseError PathCall RedirectError Schema ServerErrorStatus Success TimeoutError TokenSharing
  TokenStore TooLargeError TributaryError UndocumentedFailure
`;

/** The names that no type of a schema may have. */
export const reservedNames: ReadonlySet<string> = new Set(
  [languageNames, platformNames, packageNames].flatMap((names) => names.trim().split(/\s+/)),
);
