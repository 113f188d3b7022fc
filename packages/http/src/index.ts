export { anyMedia } from "./answer/any-media.ts";
export type { AnswerMeta, AnyResult, Failure, Success, UndocumentedFailure } from "./answer/result.ts";
export type { ClientErrorStatus, HttpErrorStatus, ServerErrorStatus } from "./answer/status.ts";
export { type DataOf, unwrap } from "./answer/unwrap.ts";
export { apiKey } from "./authentication/api-key.ts";
export type {
  AuthenticationContext,
  AuthenticationStrategy,
  Authenticator,
  Proof,
} from "./authentication/authentication.ts";
export { authorizationKey } from "./authentication/authorization-key.ts";
export { basic } from "./authentication/basic.ts";
export { bearer } from "./authentication/bearer.ts";
export { cookieKey } from "./authentication/cookie-key.ts";
export { queryKey } from "./authentication/query-key.ts";
export { type SchemeStrategies, schemes } from "./authentication/schemes.ts";
export { type TokenLoginOptions, tokenLogin } from "./authentication/tokens/token-login.ts";
export { sharedTokens, type TokenSharing } from "./authentication/tokens/token-sharing.ts";
export type { TokenStore } from "./authentication/tokens/token-store.ts";
export { createProviderClient } from "./client/client.ts";
export type { OperationMethod } from "./client/operation-method.ts";
export type { CallOptions, ClientOptions, Credential } from "./client/options.ts";
export type {
  Endpoint,
  OptionalPathCall,
  ParsedAs,
  PathAnswer,
  PathCall,
  PathCallOptions,
} from "./client/path-call.ts";
export type { Platform } from "./client/platform.ts";
export type { ClientStrategies } from "./client/strategies.ts";
export { defineDescriptor } from "./descriptor/define-descriptor.ts";
export type {
  ApiKeyAuthentication,
  Authentication,
  BasicAuthentication,
  BearerAuthentication,
  CookieKeyAuthentication,
  HttpMethod,
  JsonPointer,
  NoAuthentication,
  OperationDescriptor,
  PageNumbers,
  ProviderDescriptor,
  QueryKeyAuthentication,
  QueryStyle,
  RenamedParameter,
  ResponseBody,
  RetryClass,
  SchemeAuthentication,
  SchemesAuthentication,
  TokenLoginAuthentication,
} from "./descriptor/descriptor.ts";
export { readPointer } from "./descriptor/json-pointer.ts";
export {
  HttpError,
  NetworkError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
} from "./errors/errors.ts";
export { ConfigError, InputError } from "./errors/refusals.ts";
export { type ErrorFacts, isMarked, TributaryError } from "./errors/tributary-error.ts";
export { createMiddleware, type Middleware, type MiddlewareChain } from "./middleware/openapi-fetch.ts";
export type {
  AttemptFailed,
  AttemptStarted,
  AttemptSucceeded,
  ClientEvent,
  GaveUp,
  Retried,
  TokenRefreshed,
} from "./observation/events.ts";
export { pageNumbers } from "./pagination/page-numbers.ts";
export type {
  Items,
  OptionalPaginatedOperation,
  Page,
  PageInput,
  PageMark,
  PageOptions,
  Pages,
  PaginatedOperation,
  PaginationStrategy,
} from "./pagination/pagination.ts";
export { PaginationError } from "./pagination/pagination-error.ts";
export { formBody } from "./request/form-body.ts";
export { headerParameters } from "./request/header-parameters.ts";
export { jsonBody } from "./request/json-body.ts";
export { keyedHeaders } from "./request/keyed-headers.ts";
export { objectQuery } from "./request/object-query.ts";
export { pathParameters } from "./request/path-parameters.ts";
export { queryParameters } from "./request/query-parameters.ts";
export { type InputStrategy, renamedInput } from "./request/renamed-input.ts";
export { styledQuery } from "./request/styled-query.ts";
