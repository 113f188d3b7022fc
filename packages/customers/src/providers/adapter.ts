import type { CallOptions } from "../call-options.ts";
import type { capabilities } from "../capabilities.ts";
import type { CustomerOf, ProviderId } from "../model/customer.ts";

/** Every way to customers that a provider may have. */
interface Ways<Provider extends ProviderId, Client> {
  get(client: Client, id: string, options?: CallOptions): Promise<CustomerOf<Provider>>;
  profile(client: Client, options?: CallOptions): Promise<CustomerOf<Provider>>;
  list(client: Client, options?: CallOptions): AsyncIterable<CustomerOf<Provider>>;
}

/** A provider as the composition sees it: a client of it, and exactly the ways that its capabilities name. */
export type Adapter<Provider extends ProviderId, Options, Client> = {
  create(options: Options): Client;
} & Pick<Ways<Provider, Client>, (typeof capabilities)[Provider][number]>;
