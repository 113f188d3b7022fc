import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { capabilities, type ProviderId } from "@tributary/customers";
import type { SourceOptions } from "./connect-source.ts";
import { UsageError } from "./usage-error.ts";

export const usage = `Mirrors all customers of KillB, Align and Guru Pay into a database. Killed at any point and started again, it goes
on where it stopped; a second run brings the rows up to date.

  pnpm sync                              from mock servers, started for the purpose, into customers.sqlite
  pnpm sync --live                       from the providers' sandboxes, with credentials from the environment
  pnpm sync --base-url gurupay=<url>     from a server of yours, and no other provider; may be repeated

  --database <file>        the SQLite file; created where there is none. Default: customers.sqlite
  --postgres <url>         PostgreSQL in place of SQLite: postgres://user@host:5432/database. Any number of
                           processes, on any machine, may run this and share the work. Set PGPASSWORD rather
                           than write the password into the URL
  --align-ids <a,b,c>      customers to look up at Align, which does not list them
  --align-ids-file <file>  the same from a file: an id a line
  --page-size <n>          customers to ask for at once. Default: as many as the provider serves. A walk that
                           is under way keeps what it began with
  --workers <n>            tasks worked on at once by this process. Default: 4
  --restart                forgets where walks stand, and begins at the first page
  --json                   prints the summary as JSON
  --help                   this text

--live reads KILLB_EMAIL and KILLB_PASSWORD; ALIGN_API_KEY and ALIGN_CUSTOMER_IDS (with commas between), unless ids
are given; GURUPAY_TOKEN. Providers whose variables are not set are left out.

Ends with 0; with 1 when a provider or the database failed (run again to go on); with 2 for a wrong command line;
with 130 or 143 when it was stopped.`;

const MOST_WORKERS = 64;

export interface SyncCommand {
  readonly source: SourceOptions;
  readonly database: { readonly kind: "sqlite" | "postgres"; readonly place: string };
  readonly pageSize: number | undefined;
  readonly workers: number;
  readonly restart: boolean;
  readonly json: boolean;
}

/**
 * Reads the command line; undefined where it asks for help.
 * @throws {UsageError} naming the word that is wrong; never what `--postgres` says.
 */
export function readCommand(words: readonly string[]): SyncCommand | undefined {
  const values = parseWords(words);
  if (values.help === true) return undefined;
  return {
    source: {
      live: values.live === true,
      baseUrls: readBaseUrls(values["base-url"] ?? []),
      alignIds: readAlignIds(values["align-ids"], values["align-ids-file"]),
    },
    database: readDatabase(values.database, values.postgres),
    pageSize: readCount("--page-size", values["page-size"]),
    workers: readCount("--workers", values.workers, MOST_WORKERS) ?? 4,
    restart: values.restart === true,
    json: values.json === true,
  };
}

function parseWords(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        database: { type: "string" },
        postgres: { type: "string" },
        live: { type: "boolean" },
        "base-url": { type: "string", multiple: true },
        "align-ids": { type: "string" },
        "align-ids-file": { type: "string" },
        "page-size": { type: "string" },
        workers: { type: "string" },
        restart: { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readDatabase(file: string | undefined, url: string | undefined): SyncCommand["database"] {
  if (url === undefined) {
    if (file === "") throw new UsageError("--database is empty");
    return { kind: "sqlite", place: file ?? "customers.sqlite" };
  }
  if (file !== undefined) throw new UsageError("--database and --postgres: give one of them");
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new UsageError("--postgres takes postgres://user@host:5432/database");
  // A password with a slash ends up on the wrong side of it, and would be taken for a part of the address.
  const [, , , ...path] = url.replace(/\?.*$/s, "").split("/");
  if (path.join("/").includes("@")) throw new UsageError("--postgres: write / in the password as %2F");
  return { kind: "postgres", place: url };
}

function readBaseUrls(texts: readonly string[]): ReadonlyMap<ProviderId, string> {
  return new Map(
    texts.map((text) => {
      const [, provider = "", url = ""] = /^([^=]*)=(.+)$/.exec(text) ?? [];
      const known = Object.keys(capabilities);
      if (known.includes(provider)) return [provider as ProviderId, url];
      throw new UsageError(`--base-url takes <provider>=<url>; known are ${known.join(", ")}`);
    }),
  );
}

function readAlignIds(text: string | undefined, file: string | undefined): string[] | undefined {
  if (text === undefined && file === undefined) return undefined;
  const given = [text ?? "", file === undefined ? "" : readIdsFile(file)].join("\n");
  const ids = given.split(/[\s,]+/).filter((id) => id !== "");
  if (ids.length === 0) throw new UsageError("--align-ids names no id");
  return ids;
}

function readIdsFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--align-ids-file: ${(error as Error).message}`);
  }
}

function readCount(option: string, text: string | undefined, most?: number): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(count) && count <= (most ?? count)) return count;
  throw new UsageError(`${option} takes a whole number above zero${most ? `, and at most ${most}` : ""}`);
}
