import type { Customers, ProviderId } from "@tributary/customers";

/** A provider to mirror, by a client of its own: then its walk is its own as well, and fails or goes on alone. */
export interface MirroredProvider {
  readonly provider: ProviderId;
  /** What the provider really offers is asked by `supports` at run time. */
  readonly customers: Customers<ProviderId>;
  /** Customers to look up, of a provider that cannot list them. */
  readonly ids: readonly string[];
}

/** The providers to mirror; disposing of it ends the mock servers, where it has started any. */
export interface SyncSource extends AsyncDisposable {
  readonly providers: readonly MirroredProvider[];
}
