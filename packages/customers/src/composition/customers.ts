import type { AnyCustomer } from "../model/customer.ts";
import type { AdaptersIn } from "../providers/adapter.ts";
import type { Capability } from "./capabilities.ts";
import type { CallOptions, FanOutOptions, GetManyOptions, ListOptions, ListPageOptions } from "./options.ts";
import type { CustomersPage, GatheredCustomers, LookUp } from "./outcomes.ts";

/** The options that each provider's client takes. One left out cannot be addressed. */
export type OptionsOf<Composed extends AdaptersIn<Composed>> = {
  readonly [Provider in keyof Composed]?: Parameters<Composed[Provider]["create"]>[0];
};

/** The providers among `Configured` that offer a capability, and what their customers look like. */
export type CustomersWith<
  Composed extends AdaptersIn<Composed>,
  Configured extends keyof Composed,
  Wanted extends Capability,
> = {
  readonly [Provider in Configured as Composed[Provider] extends Readonly<Record<Wanted, unknown>>
    ? Provider
    : never]: ReturnType<Composed[Provider]["toCustomer"]>;
};

/** A client over configured providers: a method is there only where one of them has what it takes. */
export type ComposedCustomers<
  Composed extends AdaptersIn<Composed>,
  Configured extends keyof Composed,
> = Supporting<Composed, Configured> &
  WhereAny<
    CustomersWith<Composed, Configured, "get">,
    LookingUp<CustomersWith<Composed, Configured, "get">>
  > &
  WhereAny<
    CustomersWith<Composed, Configured, "profile">,
    Profiling<CustomersWith<Composed, Configured, "profile">>
  > &
  WhereAny<CustomersWith<Composed, Configured, "list">, Listing<CustomersWith<Composed, Configured, "list">>>;

type WhereAny<Customers, Methods> = keyof Customers extends never ? unknown : Methods;

type CustomersByProvider = Readonly<Record<string, AnyCustomer>>;

/** Where a customer is: the provider, and the provider's id of them. */
export interface CustomerReference<Provider extends string = string> {
  readonly provider: Provider;
  readonly id: string;
}

/** Asks what there is. */
export interface Supporting<Composed extends AdaptersIn<Composed>, Configured extends keyof Composed> {
  /** Whether a provider is configured and its contract offers a capability; narrows `provider`. */
  supports<Wanted extends Capability>(
    provider: keyof Composed,
    capability: Wanted,
  ): provider is keyof CustomersWith<Composed, Configured, Wanted>;
}

/** Looks customers up by id. */
export interface LookingUp<Customers extends CustomersByProvider> {
  /**
   * Fetches a customer by id.
   * @throws {HttpError} when the provider answers outside 2xx: `status` 404 for an unknown id.
   * @throws {UnsupportedError} when the provider is not configured, or has no look-up by id.
   */
  get<Provider extends keyof Customers & string>(
    reference: CustomerReference<Provider>,
    options?: CallOptions,
  ): Promise<Customers[Provider]>;

  /**
   * Fetches many customers by id, of one provider or of several, which do not wait for each other. The results
   * stand in the order of the references; one that is given twice is fetched once.
   * @throws {PartialFailureError} at the first failure, where `onFailure` is `"throw"`.
   */
  getMany<Provider extends keyof Customers & string>(
    // The list is named besides, so that the compiler's complaint is about the reference in it that is wrong.
    references: readonly CustomerReference<Provider>[] | Iterable<CustomerReference<Provider>>,
    options?: GetManyOptions,
  ): Promise<{ [Each in Provider]: LookUp<Customers[Each]> }[Provider][]>;
}

/** Asks for the records that providers keep of the caller. */
export interface Profiling<Customers extends CustomersByProvider> {
  /**
   * Fetches the caller's own record.
   * @throws {HttpError} when the provider answers outside 2xx.
   * @throws {UnsupportedError} when the provider is not configured, or keeps no such record.
   */
  profile<Provider extends keyof Customers & string>(
    account: { readonly provider: Provider },
    options?: CallOptions,
  ): Promise<Customers[Provider]>;

  /**
   * Fetches the caller's own records from every provider that keeps one, all at once.
   * @throws {PartialFailureError} at the first failure, where `onFailure` is `"throw"`.
   */
  profiles(options?: FanOutOptions): Promise<GatheredCustomers<Customers[keyof Customers]>>;
}

/** Enumerates customers. */
export interface Listing<Customers extends CustomersByProvider> {
  /**
   * Iterates the customers of every provider that can enumerate them, in the order in which their pages arrive:
   * no provider waits for another, and none is more than a page ahead of the loop. Leaving the loop ends what
   * is under way.
   * @throws {PartialFailureError} when providers failed: at once where `onFailure` is `"throw"`, otherwise after
   * the customers of all others.
   */
  list(options?: ListOptions): AsyncIterable<Customers[keyof Customers]>;

  /**
   * Fetches a page of each provider that has more. Its `cursor` goes on from there, in another process or on
   * another machine if need be, and takes a provider that failed up again where it stopped.
   * @throws {InputError} for a cursor that is none, or belongs to another composition.
   * @throws {PartialFailureError} at the first failure, where `onFailure` is `"throw"`.
   */
  listPage(options?: ListPageOptions): Promise<CustomersPage<Customers[keyof Customers]>>;
}
