import { StorageError } from "../storage-error.ts";

/** Says what went wrong with a database, without the values of any row; our own errors are left as they are. */
export function describePostgresError(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error;
  const { code } = error as { code?: unknown };
  // A name that has several addresses fails once for each, and has no message of its own.
  const message = error.message || (error instanceof AggregateError ? String(error.errors[0]?.message) : "");
  // The driver's own errors, of a connection that was lost or not made in time, have no code.
  const hint = toHint(typeof code === "string" ? code : "08");
  return new StorageError(`${name}: ${message || String(code ?? error.name)}${hint}`, { cause: error });
}

/** Of a connection that broke in use: the platform may notice it before the driver is told. */
const BROKEN = ["EPIPE", "ECONNRESET"];

function toHint(code: string): string {
  if (code === "28P01" || code === "28000") return ": check the user, and the password or PGPASSWORD";
  if (code === "3D000") return ": create it first (createdb), the tables are made on first use";
  if (code === "42501") return ": the user may not do this; grant it, or use a schema of the user's own";
  if (code === "42P07") return ": it is not ours; use another database, or another schema";
  if (code.startsWith("57P") || code.startsWith("08") || BROKEN.includes(code))
    return ": check that the server runs; nothing is lost, run again";
  return code.startsWith("E") ? ": check that the server runs, and where" : "";
}
