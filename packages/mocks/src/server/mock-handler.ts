import type { MockOperations } from "../../contracts/index.d.ts";
import type { HttpStatus } from "./http-status.ts";

/** A provider whose contract comes with this package. */
export type MockProvider = keyof MockOperations & string;

/** The operations of a provider; of any contract that is not ours, any name. */
export type OperationName<Provider extends string> = keyof Requests<Provider> &
  keyof Responses<Provider> &
  string;

/** A request that fits the contract: path and query values are strings, as sent. */
export type MockRequest<
  Provider extends string,
  Name extends OperationName<Provider>,
> = Requests<Provider>[Name];

/** An answer: typed by status where the contract documents it. */
export type MockResponse<
  Provider extends string,
  Name extends OperationName<Provider>,
> = Responses<Provider>[Name];

/** Answers one operation's requests; a throw becomes a 500 that quotes it. */
export type MockHandler<Provider extends string, Name extends OperationName<Provider>> = (
  request: MockRequest<Provider, Name>,
  context: MockHandlerContext,
) => MockResponse<Provider, Name> | Promise<MockResponse<Provider, Name>>;

export interface MockHandlerContext {
  /** Aborted when the client goes away or the server closes, so that a slow handler can stop. */
  readonly signal: AbortSignal;
}

/** A request of a contract that is not ours. */
export interface AnyMockRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, parsed if it is JSON; `undefined` when there was none. */
  readonly body: unknown;
}

/** An answer of a contract that is not ours. */
export interface AnyMockResponse {
  readonly status: number;
  readonly body?: unknown;
  /** Without a content type, that of the documented response is sent. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Requests<Provider extends string> = Provider extends MockProvider
  ? { [Name in keyof MockOperations[Provider] & string]: RequestOf<MockOperations[Provider][Name]> }
  : Record<string, AnyMockRequest>;

/**
 * Looked up rather than inferred: the literals of an answer (`type: "company"`) then keep their types while
 * the operation is still being inferred.
 */
type Responses<Provider extends string> = Provider extends MockProvider
  ? { [Name in keyof MockOperations[Provider] & string]: ResponseOf<MockOperations[Provider][Name]> }
  : Record<string, AnyMockResponse>;

type RequestOf<Operation> = Operation extends { request: infer Request } ? Request : never;

type ResponseOf<Operation> = Operation extends { response: infer Response }
  ? Documented<Response> | Undocumented<Exclude<HttpStatus, StatusOf<Documented<Response>>>>
  : never;

type StatusOf<Response> = Response extends { status: infer Status } ? Status : never;

/** Leaves out answers of any status: beside them a documented body would go unchecked. */
type Documented<Response> = Response extends { status: infer Status }
  ? number extends Status
    ? never
    : Response
  : never;

interface Undocumented<Status extends number> {
  readonly status: Status;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
