export { apiKey } from "./api-key.ts";
export type { AuthenticationContext, AuthenticationStrategy, Authenticator } from "./authentication.ts";
export { bearer } from "./bearer.ts";
export type { CallFacts } from "./call.ts";
export { type ClientStrategies, createProviderClient } from "./client.ts";
export { defineDescriptor } from "./define-descriptor.ts";
export type {
  ApiKeyAuthentication,
  Authentication,
  BearerAuthentication,
  HttpMethod,
  JsonPointer,
  NoAuthentication,
  OperationDescriptor,
  PageNumbers,
  ProviderDescriptor,
  QueryStyle,
  ResponseBody,
  RetryClass,
  TokenLoginAuthentication,
} from "./descriptor.ts";
export { HttpError, NetworkError, ParseError, RedirectError, TimeoutError, TooLargeError } from "./errors.ts";
export type {
  AttemptFailed,
  AttemptStarted,
  AttemptSucceeded,
  ClientEvent,
  GaveUp,
  Retried,
  TokenRefreshed,
} from "./events.ts";
export { formBody } from "./form-body.ts";
export type { BodyStrategy } from "./json-body.ts";
export type { Middleware, MiddlewareHost } from "./openapi-fetch.ts";
export type { OperationMethod } from "./operation-method.ts";
export type { CallOptions, ClientOptions, Credential } from "./options.ts";
export { pageNumbers } from "./page-numbers.ts";
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
} from "./pagination.ts";
export { PaginationError } from "./pagination-error.ts";
export type { QueryStrategy } from "./parameter-values.ts";
export type {
  Endpoint,
  OptionalPathCall,
  ParsedAs,
  PathAnswer,
  PathCall,
  PathCallOptions,
} from "./path-call.ts";
export type { Platform } from "./platform.ts";
export { ConfigError, InputError } from "./refusals.ts";
export type { AnswerMeta, AnyResult, Failure, Success, UndocumentedFailure } from "./result.ts";
export type { HttpErrorStatus } from "./status.ts";
export { styledQuery } from "./styled-query.ts";
export { type TokenLoginOptions, tokenLogin } from "./token-login.ts";
export { sharedTokens, type TokenSharing } from "./token-sharing.ts";
export type { TokenStore } from "./token-store.ts";
export { type ErrorFacts, isMarked, TributaryError } from "./tributary-error.ts";
export { type DataOf, unwrap } from "./unwrap.ts";
