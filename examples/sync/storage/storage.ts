import type { CustomerRow } from "../customer-row.ts";

/**
 * Where customers are mirrored, and how far that has come. It knows rows and tasks, and no provider. Several
 * processes may use the same one at once.
 */
export interface Storage extends AsyncDisposable {
  /** Where the rows go, for people to read; without a password. */
  readonly name: string;
  /** Joins the run that is under way at these providers, or begins one. Returns its number. */
  beginRun(plan: RunPlan): Promise<number>;
  /** Takes an open task that nobody works on; undefined when there is none at the moment. */
  claimTask(providers: readonly string[]): Promise<Claim | undefined>;
  /** How many tasks are not ended, whoever works on them. */
  countOpenTasks(providers: readonly string[]): Promise<number>;
  summariseRun(run: number, providers: readonly string[]): Promise<ProviderSummary[]>;
}

export interface RunPlan {
  readonly providers: readonly string[];
  readonly tasks: readonly PlannedTask[];
  /** Forgets where walks stand, and begins a run even where one is under way. */
  readonly restart: boolean;
}

/**
 * `profile`: the caller's own record. `walk`: every customer, page by page. `look-up`: customers by id. `confirm`:
 * rows that a whole walk did not meet, to be looked up before they are removed.
 */
export type TaskKind = "profile" | "walk" | "look-up" | "confirm";

export interface PlannedTask {
  readonly provider: string;
  readonly kind: TaskKind;
  /** The ids to look up; none for a profile or a walk. */
  readonly ids: readonly string[];
}

export interface Task extends PlannedTask {
  /** Tells tasks of one provider and kind apart. */
  readonly part: string;
  /** Where a walk goes on; null at its beginning. */
  readonly cursor: string | null;
}

/** A task that nobody else can take until it is settled or released, or until this process is gone. */
export interface Claim {
  readonly task: Task;
  /** Writes rows and progress, all of it or nothing, and lets go of the task. */
  settle(outcome: Outcome): Promise<void>;
  /** Lets go of the task as if nothing had happened. */
  release(): Promise<void>;
}

/** What working on a task has given. */
export interface Outcome {
  readonly rows: readonly CustomerRow[];
  /** Ids that the provider says it does not have, or has under another id. */
  readonly gone: readonly string[];
  readonly next: NextState;
}

export type NextState =
  | { readonly state: "open"; readonly cursor: string }
  | { readonly state: "done"; readonly unseen: UnseenRows }
  | FailedState;

/** What becomes of the provider's rows that the walk, now at its end, did not meet. */
export type UnseenRows = "keep" | "remove" | "confirm";

export interface FailedState {
  readonly state: "failed";
  /** How many customers it concerns; one where that is not known. */
  readonly failures: number;
  readonly error: string;
  /** Where the next run goes on; null: at the beginning. */
  readonly cursor: string | null;
}

/** What a run has come to at one provider, by all the processes that took part. */
export interface ProviderSummary {
  readonly provider: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failures: number;
  /** One for each task that failed. */
  readonly errors: readonly string[];
}
