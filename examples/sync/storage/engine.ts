import type { CustomerRow } from "../customer-row.ts";

/** What a column holds, as both engines take and give it. */
export type Value = string | number | null;

export type ResultRow = Readonly<Record<string, Value>>;

/** A transaction that is under way. */
export interface Session {
  /** Runs a prepared statement, whose parameters are written `$1`, `$2` and so on. */
  query(statement: string, values?: readonly Value[]): Promise<readonly ResultRow[]>;
  /**
   * Adds rows, or brings them up to date; `run` is noted in each, and beside it whether it was added or changed.
   * No two rows may have the same id.
   */
  save(provider: string, rows: readonly CustomerRow[], run: number): Promise<void>;
}

/** A transaction for one task, which is claimed until it ends. */
export interface ClaimedTask {
  readonly row: ResultRow;
  commit(work: (session: Session) => Promise<void>): Promise<void>;
  rollBack(): Promise<void>;
}

/** A database engine: all that SQLite and PostgreSQL do each in its own way. */
export interface Engine extends AsyncDisposable {
  readonly name: string;
  /** Writes the condition that a column is among the texts in a parameter, a JSON list. */
  among(column: string, parameter: string): string;
  transact<Answer>(work: (session: Session) => Promise<Answer>): Promise<Answer>;
  /** Claims the first of the rows that `statement` selects and nobody has claimed. */
  claim(statement: string, values: readonly Value[]): Promise<ClaimedTask | undefined>;
}
