import type { Finding } from "../finding.ts";
import type { Level } from "../level.ts";
import type { PackageState } from "../published-package.ts";

/** What a change of a provider's package asks of its next release, and what shows it. */
export interface Verdict {
  readonly provider: string;
  /** Of the policy: what the change is. */
  readonly level: Level;
  /** Of the changeset: what says so at the version the package has. */
  readonly bump: Level;
  readonly version: string;
  /** What users have; undefined for a package that is new. */
  readonly base: PackageState | undefined;
  readonly current: PackageState;
  /** The worst first, then by code and subject. */
  readonly findings: readonly Finding[];
  /** Why a person must look: layers that contradict each other, types that do not compile. None in a sound verdict. */
  readonly doubts: readonly string[];
  readonly witness: WitnessCount;
  readonly customers: CustomersVerdict;
}

/** How the program that was written for the published package fared. */
interface WitnessCount {
  /** Lines that use something of the package. */
  readonly uses: number;
  /** Of them, those that no longer compile. */
  readonly errors: number;
  /** Lines that did not compile against the published package itself, and prove nothing. */
  readonly ignored: number;
}

/** What the change asks of `@tributary/customers`. */
export interface CustomersVerdict {
  readonly level: Level;
  readonly bump: Level;
  readonly findings: readonly Finding[];
  /** Where its mapping no longer compiles. */
  readonly errors: readonly MappingError[];
}

/** A line of `packages/customers` that a change of a provider breaks. */
export interface MappingError {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly text: string;
}

/** The composed client where a change does not concern it. */
export const untouchedCustomers: CustomersVerdict = { level: "none", bump: "none", findings: [], errors: [] };
