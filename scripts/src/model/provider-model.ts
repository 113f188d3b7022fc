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
  /** Whether no client can be made without it; else only some operations ask for it. */
  readonly required: boolean;
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
  /** The schemes it speaks, by their options; undefined where all operations speak the same one. */
  readonly credentials: readonly string[] | undefined;
  readonly retry: RetryClass;
  /** The header parameter that carries the idempotency key, of an operation of class `keyed`. */
  readonly idempotencyKey: string | undefined;
  readonly parameters: readonly ParameterModel[];
  readonly body: BodyModel | undefined;
  readonly responses: readonly ResponseModel[];
  /** The media types to ask for, where they are others than usual. */
  readonly accept: string | undefined;
  /** Why no valid call of it is known, so that no contract test can make one. */
  readonly untested: string | undefined;
  readonly pagination: PaginationModel | undefined;
}

export interface ParameterModel {
  /** The name on the wire. */
  readonly name: string;
  /** The member of the input; another than the name where two parts have the same. */
  readonly key: string;
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
  /** As the contract writes it: `200`, `4XX` or `default`. */
  readonly code: string;
  /** The statuses it is of, as a TypeScript type. */
  readonly statusType: string;
  /** The statuses it is of, one by one; empty for the failures of a range and of `default`. */
  readonly statuses: readonly number[];
  readonly isSuccess: boolean;
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

/** Whether a response is a success: in the 2xx range. */
export function isSuccess(response: ResponseModel): boolean {
  return response.isSuccess;
}
