import type { AnyResult, CallOptions, Page, PageOptions } from "@tributary/http";
import type { AnyCustomer } from "../model/customer.ts";

/**
 * Which members of a provider's record a member of the model is read from, or depends on; none when the provider
 * does not say. The compiler knows their names, and the README's table is made of them.
 */
export type MappingSources<Raw> = Readonly<
  Record<Exclude<keyof AnyCustomer, "provider" | "raw">, readonly SourcePath<Raw>[]>
>;

/** A member of a record, or one further down, also in the items of a list: `kycs.status_breakdown.currency`. */
type SourcePath<Raw> = unknown extends Raw ? string : PathIn<Raw, [1, 1, 1]>;

/** Names as deep as `Depth` is long: a record may hold others of its own kind without end. */
type PathIn<Value, Depth extends readonly unknown[]> = Value extends readonly (infer Item)[]
  ? PathIn<Item, Depth>
  : Value extends object
    ? {
        [Name in keyof Value & string]-?: Name | PathBelow<Name, NonNullable<Value[Name]>, Depth>;
      }[keyof Value & string]
    : never;

type PathBelow<Name extends string, Value, Depth extends readonly unknown[]> = Depth extends [
  unknown,
  ...infer Rest,
]
  ? `${Name}.${PathIn<Value, Rest>}`
  : `${Name}.${string}`;

/**
 * A provider as the composition sees it: how a client of it is made, how its record becomes a customer, and
 * the ways to customers that its contract has. A way that is left out does not exist in the composition's types.
 */
export interface Adapter<Options, Client, Customer extends AnyCustomer> {
  /** The provider's own name, for documentation. */
  readonly displayName: string;
  readonly sources: MappingSources<Customer["raw"]>;
  create(options: Options): Client;
  /** Total: nothing that a provider may answer makes it throw, whether it fits the contract or not. */
  toCustomer(raw: Customer["raw"]): Customer;
  /** Looks one customer up by the provider's id. */
  get?(client: Client, id: string, options: CallOptions): Promise<AnyResult>;
  /** Asks for the caller's own record. */
  profile?(client: Client, options: CallOptions): Promise<AnyResult>;
  readonly list?: ListAdapter<Client, Customer["raw"]>;
}

/** How all customers of a provider are enumerated. */
export interface ListAdapter<Client, Raw> {
  /** The largest page that the provider serves. */
  readonly largestPage: number;
  pages(client: Client, pageSize: number, options: PageOptions): AsyncGenerator<Page<Raw>, void, undefined>;
}

export type AnyAdapter = Adapter<unknown, unknown, AnyCustomer>;

/** What a table of adapters must be: every member an adapter, under the id of its provider. */
export type AdaptersIn<Composed> = Readonly<Record<keyof Composed, AnyAdapter>>;
