/**
 * What the transport must know of a provider. A generated package is one such table plus types: every
 * behaviour behind a word of it lives in this package.
 */
export interface ProviderDescriptor {
  /** The provider's id, as in `specs/<provider>` and in every error. */
  readonly provider: string;
  /** Environment name to base URL, in the contract's order. */
  readonly servers: Readonly<Record<string, string>>;
  readonly authentication: Authentication;
  /** Where the provider's error bodies keep their code; absent when it documents none. */
  readonly errorCode?: JsonPointer;
  /** Every operation offered, by the name of its method. */
  readonly operations: Readonly<Record<string, OperationDescriptor>>;
}

/** One operation of a provider. */
export interface OperationDescriptor {
  readonly method: HttpMethod;
  /** The path template: `/v0/customers/{customer_id}`. */
  readonly path: string;
  /** Whether the contract asks for a credential. */
  readonly authenticated: boolean;
  /** The schemes to speak at once, by their options; absent where all operations ask for the same one. */
  readonly credentials?: readonly string[];
  readonly retry: RetryClass;
  /** Query parameters, by wire name. */
  readonly query?: readonly string[];
  /** How query parameters are written that are not written as forms are, by wire name. */
  readonly queryStyles?: Readonly<Record<string, QueryStyle>>;
  /** Header parameters, by wire name. */
  readonly header?: readonly string[];
  /** Members of the flat input that are called otherwise on the wire, where two places have the same name. */
  readonly renamed?: Readonly<Record<string, RenamedParameter>>;
  /** The header parameter that carries the idempotency key of an operation of class `keyed`. */
  readonly idempotencyKey?: string;
  /** The request body's media type; absent when the operation takes none. */
  readonly body?: string;
  /** The media types to ask for; absent where they follow from `responses`. */
  readonly accept?: string;
  /** Documented status to what its body is. */
  readonly responses: Readonly<Record<number, ResponseBody>>;
  readonly pagination?: PageNumbers;
}

/** A parameter by its place and its name on the wire. */
export interface RenamedParameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
}

/** An RFC 6901 JSON Pointer: `/errorCode`. */
export type JsonPointer = `/${string}`;

export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/**
 * When a call may be sent again: `safe` and `idempotent` by their method (RFC 9110, section 9.2), `keyed`
 * when it carries an idempotency key, `never` otherwise.
 */
export type RetryClass = "safe" | "idempotent" | "keyed" | "never";

/**
 * How OpenAPI writes an array or object in a query, other than by repeating the name: joined by a comma, a
 * space or a bar, with each member's name in brackets, each member under its own name, or as JSON.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "deep-object" | "members" | "json";

/** What a documented answer carries: JSON, anything else, or nothing. */
export type ResponseBody = "json" | "other" | "none";

/** How a caller proves who it is. */
export type Authentication =
  | SchemeAuthentication
  | SchemesAuthentication
  | TokenLoginAuthentication
  | NoAuthentication;

/** A credential that the caller has and that is sent as it is. */
export type SchemeAuthentication =
  | ApiKeyAuthentication
  | QueryKeyAuthentication
  | CookieKeyAuthentication
  | BasicAuthentication
  | BearerAuthentication;

/** Several credentials, by the options they come in; each operation names those it asks for. */
export interface SchemesAuthentication {
  readonly strategy: "schemes";
  readonly schemes: Readonly<Record<string, SchemeAuthentication>>;
}

/** A key in a header of the provider's own. */
export interface ApiKeyAuthentication {
  readonly strategy: "api-key";
  readonly header: string;
}

/** A key in a query parameter of the provider's own. */
export interface QueryKeyAuthentication {
  readonly strategy: "query-key";
  readonly query: string;
}

/** A key in a cookie of the provider's own. */
export interface CookieKeyAuthentication {
  readonly strategy: "cookie-key";
  readonly cookie: string;
}

/** A name and a password, as `Authorization: Basic` (RFC 7617). */
export interface BasicAuthentication {
  readonly strategy: "basic";
}

/** A token that lasts, as `Authorization: Bearer` (RFC 6750). */
export interface BearerAuthentication {
  readonly strategy: "bearer";
}

/** A token bought with the caller's credentials by one operation, and renewed by another. */
export interface TokenLoginAuthentication {
  readonly strategy: "token-login";
  /** The operation that takes the credentials as its JSON body. */
  readonly login: string;
  /** The operation that takes the refresh token as its JSON body; absent when there is none. */
  readonly refresh?: string;
  /** The name of the refresh token in the body of `refresh`. */
  readonly refreshField?: string;
  readonly accessToken: JsonPointer;
  readonly refreshToken?: JsonPointer;
  readonly expiresIn: JsonPointer;
  readonly expiresInUnit: "milliseconds" | "seconds";
}

/** A provider whose contract asks for no credential. */
export interface NoAuthentication {
  readonly strategy: "none";
}

/** Pages counted from one; every page is a JSON array, or holds one at `items`. */
export interface PageNumbers {
  readonly strategy: "page-numbers";
  /** The query parameter that names the page. */
  readonly page: string;
  /** The query parameter that names the page size. */
  readonly pageSize: string;
  /** How many items a page has when the caller names no size; absent when the contract does not say. */
  readonly defaultPageSize?: number;
  /** Where the items are in a page; absent when the body is the array. */
  readonly items?: JsonPointer;
  /** How many records the provider lets a caller reach; absent when it documents no ceiling. */
  readonly maxRecords?: number;
}
