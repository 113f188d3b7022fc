import type { PageMark } from "@tributary/http";

/** How far a walk over several providers has come. */
export interface CursorState {
  /** How many customers the walk asks each provider for at once; null: as many as it serves. */
  readonly pageSize: number | null;
  readonly providers: Readonly<Record<string, ProviderProgress>>;
}

/** How far a walk has come at one provider. */
export interface ProviderProgress {
  readonly state: "open" | "done" | "failed";
  /** The environment the provider's client was made for: its positions mean nothing in another. */
  readonly environment: string;
  /** Where to go on; absent at the beginning. */
  readonly mark?: PageMark | undefined;
}
