/** What a change asks of the next release, for people. */
export interface Classification {
  /** `none`, `patch`, `minor` or `major`. */
  readonly level: string;
  /** How many changes were found, by kind: `breaking`, `added`. */
  readonly counts: Readonly<Record<string, number>>;
  /** What a person must look at. */
  readonly review: readonly string[];
}

/**
 * Compares what `specs/<provider>` gives in a repository with what is published, and writes the changeset and its
 * proof into that repository's `.changeset`. The repository is a copy: what is written there reaches the tree only
 * when everything else has succeeded.
 */
export type Classify = (root: string, provider: string) => Promise<Classification>;
