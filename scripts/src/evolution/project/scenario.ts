import type { ProviderPolicy } from "../policy.ts";
import type { PublishedPackage } from "../published-package.ts";

/** Packages that stand side by side, as a user has them installed. */
export interface Side {
  readonly packages: ReadonlyMap<string, PublishedPackage>;
  /** The files of `packages/customers`, where it is to be compiled against them. */
  readonly customers?: ReadonlyMap<string, string>;
  /** The files of `packages/http` that they are compiled with. Default: those of the work tree. */
  readonly http?: ReadonlyMap<string, string>;
}

/** Two states of packages to compare. Both sides have the same providers; those not compared are only installed. */
export interface Scenario {
  /** Names it among others; a name for a folder. */
  readonly id: string;
  readonly old: Side;
  readonly new: Side;
  /** The providers to compare, each with what it decides for itself. */
  readonly providers: ReadonlyMap<string, ProviderPolicy>;
  /** Gives the files of the transport that the old packages were made for, if they do not compile with today's. */
  readonly transport?: () => ReadonlyMap<string, string>;
}

/** The two sides of a comparison. */
export type SideName = "old" | "new";
