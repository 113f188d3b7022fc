export {
  ConfigError,
  HttpError,
  InputError,
  NetworkError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  TributaryError,
} from "@tributary/http";
export type { CallOptions } from "./call-options.ts";
export type { Capability, ProviderWith } from "./capabilities.ts";
export { capabilities } from "./capabilities.ts";
export { createCustomers } from "./create-customers.ts";
export type { CustomerReference, Customers, CustomersOptions } from "./customers.ts";
export type { ProviderFailure } from "./list-error.ts";
export { ListError } from "./list-error.ts";
export type {
  Address,
  Customer,
  CustomerKind,
  CustomerOf,
  CustomerStatus,
  IdentityDocument,
  ProviderId,
  RawCustomers,
  Verification,
  VerificationPart,
} from "./model/customer.ts";
export { toAlignCustomer } from "./providers/align.ts";
export { toGurupayCustomer } from "./providers/gurupay.ts";
export { toKillbCustomer } from "./providers/killb.ts";
export { UnsupportedError } from "./unsupported-error.ts";
