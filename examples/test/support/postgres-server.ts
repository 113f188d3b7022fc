import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { locatePostgres } from "./locate-postgres.ts";

/** A PostgreSQL server of the test's own: on a socket in a temporary folder, and on no port. */
export interface PostgresServer extends AsyncDisposable {
  /** Creates an empty database, and gives its URL. */
  createDatabase(): Promise<string>;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Starts a server; where that is not possible, the result says why. */
export async function startPostgres(): Promise<PostgresServer | { readonly skipped: string }> {
  const binaries = await locatePostgres();
  if (typeof binaries === "object") return binaries;
  const folder = mkdtempSync(join(tmpdir(), "tributary-postgres-"));
  try {
    const owner = findOwner();
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
    const data = join(folder, "data");
    const settings = ["-U", "sync", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    const options = { cwd: folder, stdio: "pipe", ...owner } as const;
    execFileSync(join(binaries, "initdb"), ["-D", data, ...settings], options);
    const child = spawn(join(binaries, "postgres"), toWords(data, folder), {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      ...owner,
    });
    process.once("exit", () => child.kill("SIGKILL"));
    return await waitForServer(child, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { skipped: `PostgreSQL does not start here: ${(error as Error).message}` };
  }
}

/** A crash of the machine may cost what the test has written: it asks for no durability. */
function toWords(data: string, folder: string): string[] {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: folder,
    fsync: "off",
    max_connections: "60",
  };
  return ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** PostgreSQL refuses to run as root: then it runs as the user its package has made, or as nobody. */
function findOwner(): Owner {
  if (userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const read = (option: string) => Number(execFileSync("id", [option, name], { stdio: "pipe" }));
      return { uid: read("-u"), gid: read("-g") };
    } catch {
      // There is no such user.
    }
  }
  throw new Error("it refuses root, and there is no user to run as");
}

async function waitForServer(child: ChildProcess, folder: string): Promise<PostgresServer> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("database system is ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(output)));
  });
  const toUrl = (database: string) => `postgres://sync@localhost/${database}?host=${folder}`;
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `mirror${databases}`;
      await queryPostgres(toUrl("postgres"), `CREATE DATABASE ${name}`);
      return toUrl(name);
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, "exit");
      // Fast shutdown: it ends connections, and waits for nobody.
      if (child.kill("SIGINT")) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function queryPostgres(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
