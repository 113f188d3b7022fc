import type {
  Authentication,
  HttpMethod,
  PageNumbers,
  QueryStyle,
  ResponseBody,
  RetryClass,
} from "@tributary/http";
import type { Json } from "../json.ts";

/** All that a package is emitted from: the facts of a contract, with every name decided. */
export interface ProviderModel {
  /** The provider's id: `gurupay`. */
  readonly provider: string;
  /** The id as it stands in names: `Gurupay`. */
  readonly pascalName: string;
  /** The provider's own name: `Guru Pay`. */
  readonly displayName: string;
  /** The human page the document was taken from. */
  readonly page: string;
  /** The document's title and version, as upstream gives them. */
  readonly title: string;
  readonly version: string;
  /** The contract's SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly servers: readonly ServerModel[];
  readonly authentication: Authentication;
  /** The options that carry the caller's credentials. */
  readonly credentials: readonly CredentialModel[];
  readonly errorCode: string | undefined;
  readonly operations: readonly OperationModel[];
  readonly types: readonly NamedType[];
}

export interface ServerModel {
  readonly environment: string;
  readonly url: string;
}

export interface CredentialModel {
  /** The option's name: `apiKey`. */
  readonly name: string;
  readonly description: string;
}

export interface OperationModel {
  /** The method's name on the client: `getCustomer`. */
  readonly name: string;
  readonly pascalName: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly authenticated: boolean;
  readonly retry: RetryClass;
  /** The header parameter that carries the idempotency key, of an operation of class `keyed`. */
  readonly idempotencyKey: string | undefined;
  readonly parameters: readonly ParameterModel[];
  readonly body: BodyModel | undefined;
  readonly responses: readonly ResponseModel[];
  readonly pagination: PaginationModel | undefined;
}

export interface ParameterModel {
  /** The name on the wire. */
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** How it is written in a query, if not as forms are. */
  readonly style: QueryStyle | undefined;
  readonly description: string;
  /** The TypeScript type. */
  readonly type: string;
  /** A value that the contract accepts; undefined where no call needs one. */
  readonly sample: Json | undefined;
  /** What the provider takes where the parameter is left out. */
  readonly default: Json | undefined;
}

export interface BodyModel {
  readonly mediaType: string;
  readonly required: boolean;
  readonly type: string;
  readonly sample: Json | undefined;
}

export interface ResponseModel {
  readonly status: number;
  readonly body: ResponseBody;
  /** The TypeScript type of the body; `undefined` for none. */
  readonly type: string;
}

export interface PaginationModel {
  readonly words: PageNumbers;
  /** The TypeScript type of an item. */
  readonly itemType: string;
}

/** A schema of the contract under its plain name. */
export interface NamedType {
  readonly name: string;
  /** Its key in `components.schemas`. */
  readonly component: string;
  /** An object with a fixed shape becomes an interface, anything else an alias. */
  readonly isInterface: boolean;
  readonly description: string;
}

/** Whether the operation cannot be called without input. */
export function requiresInput(operation: OperationModel): boolean {
  return operation.body?.required === true || operation.parameters.some((parameter) => parameter.required);
}

/** Whether the operation takes any input. */
export function takesInput(operation: OperationModel): boolean {
  return operation.body !== undefined || operation.parameters.length > 0;
}

/** Whether a status is a success: in the 2xx range. */
export function isSuccess(response: ResponseModel): boolean {
  return response.status >= 200 && response.status < 300;
}
