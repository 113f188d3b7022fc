import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqlite } from "../sync/storage/sqlite/open-sqlite.ts";
import { StorageError } from "../sync/storage/storage-error.ts";

describe("an SQLite file", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tributary-files-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refuse = async (path: string): Promise<string> => {
    const error: unknown = await openSqlite(path).then(
      async (storage) => storage[Symbol.asyncDispose](),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StorageError);
    return (error as StorageError).message;
  };

  it("in a folder that does not exist is refused", async () => {
    const path = join(folder, "missing/customers.sqlite");
    expect(await refuse(path)).toBe(
      `${path}: unable to open database file: check that its folder exists and can be written, ` +
        "and that the path is no folder itself",
    );
    expect(existsSync(join(folder, "missing"))).toBe(false);
  });

  it("that is a folder is refused", async () => {
    expect(await refuse(folder)).toContain("is no folder itself");
  });

  it("that is no database is refused, and left as it is", async () => {
    const path = join(folder, "notes.txt");
    writeFileSync(path, "Dear diary. ".repeat(500));
    expect(await refuse(path)).toMatch(
      /file is not a database: the file is something else; choose another path/,
    );
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
  });

  it.skipIf(process.platform === "win32")("that may only be read is refused", async () => {
    const path = join(folder, "customers.sqlite");
    await (await openSqlite(path))[Symbol.asyncDispose]();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    const message = await asNobody(() => refuse(path));
    chmodSync(folder, 0o755);
    expect(message).toMatch(/readonly database: it cannot be written|unable to open database file: check/);
  });

  it.skipIf(process.platform === "win32")("is refused in a folder that may only be read", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o555 });
    chmodSync(folder, 0o755);
    expect(await asNobody(() => refuse(join(closed, "customers.sqlite")))).toContain("can be written");
  });

  it("waits for another program's transaction", async () => {
    const path = join(folder, "customers.sqlite");
    await (await openSqlite(path))[Symbol.asyncDispose]();
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const opening = openSqlite(path);
    // Opening takes many turns of the event loop while it waits; nothing of it may have been refused.
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    other.exec("COMMIT");
    other.close();
    const storage = await opening;
    expect(await storage.beginRun({ providers: [], tasks: [], restart: false })).toBe(1);
    await storage[Symbol.asyncDispose]();
  });

  it("leaves nothing but itself and its lock behind", async () => {
    const storage = await openSqlite(join(folder, "customers.sqlite"));
    const task = { provider: "killb", kind: "profile", ids: [] } as const;
    await storage.beginRun({ providers: ["killb"], tasks: [task], restart: false });
    await (await storage.claimTask(["killb"]))?.release();
    await storage[Symbol.asyncDispose]();
    expect(readdirSync(folder)).toEqual(["customers.sqlite", "customers.sqlite-lock"]);
  });
});

/** Root may write whatever the permissions say: it tries as somebody else. */
async function asNobody<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
