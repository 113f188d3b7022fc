export {
  ConfigError,
  HttpError,
  InputError,
  NetworkError,
  PaginationError,
  ParseError,
  RedirectError,
  TimeoutError,
  TooLargeError,
  TributaryError,
} from "@tributary/http";
export { type CreateCustomers, composeProviders } from "./compose-providers.ts";
export type { Capability, CapabilityTable } from "./composition/capabilities.ts";
export type {
  ComposedCustomers,
  CustomerReference,
  CustomersWith,
  Listing,
  LookingUp,
  OptionsOf,
  Profiling,
  Supporting,
} from "./composition/customers.ts";
export type {
  CallOptions,
  FanOutOptions,
  GetManyOptions,
  ListOptions,
  ListPageOptions,
} from "./composition/options.ts";
export type {
  CustomersPage,
  FailedLookUp,
  FoundCustomer,
  GatheredCustomers,
  LookUp,
  ProviderFailure,
} from "./composition/outcomes.ts";
export {
  type Customer,
  type CustomerOf,
  type Customers,
  type CustomersOptions,
  capabilities,
  createCustomers,
  type ProviderId,
  type Providers,
} from "./create-customers.ts";
export { PartialFailureError } from "./errors/partial-failure-error.ts";
export { UnsupportedError } from "./errors/unsupported-error.ts";
export type {
  Address,
  AnyCustomer,
  CustomerKind,
  CustomerRecord,
  CustomerStatus,
  IdentityDocument,
  Verification,
  VerificationPart,
} from "./model/customer.ts";
export { fromCustomerJson, toCustomerJson } from "./model/customer-json.ts";
export {
  readAddress,
  readDateTime,
  readFields,
  readItems,
  readText,
  readUnixSeconds,
} from "./model/read-record.ts";
export type { Adapter, AdaptersIn, AnyAdapter, ListAdapter, MappingSources } from "./providers/adapter.ts";
export { type AlignAdapter, type AlignCustomer, toAlignCustomer } from "./providers/align.ts";
export { type GurupayAdapter, type GurupayCustomer, toGurupayCustomer } from "./providers/gurupay.ts";
export { type KillbAdapter, type KillbCustomer, toKillbCustomer } from "./providers/killb.ts";
export * from "./providers/providers.ts";
export * as providers from "./providers/providers.ts";
