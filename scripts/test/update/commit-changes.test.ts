import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitChanges, listChanges } from "../../src/update/commit-changes.ts";
import { UpdateError } from "../../src/update/update-error.ts";
import { catchError } from "../support/catch-error.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

const state = (files: Record<string, string>): Map<string, Buffer> =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));

function listFiles(root: string): Record<string, string> {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name).slice(root.length + 1),
      readFileSync(join(parentPath, name), "utf8"),
    ]),
  );
}

const before = { "a/one": "1", "a/two": "2", "a/same": "=" };
const after = { "a/one": "one", "a/same": "=", "b/c/new": "new" };

describe("commitChanges", () => {
  it("creates, replaces and removes, and touches nothing else", () => {
    using folder = createTemporaryFolder();
    for (const [path, text] of Object.entries({ ...before, other: "o" }))
      writeFileAt(folder.path, path, text);
    const changes = listChanges(state(before), state(after));
    expect(changes.map(({ path }) => path)).toEqual(["a/one", "a/two", "b/c/new"]);
    commitChanges(folder.path, changes);
    expect(listFiles(folder.path)).toEqual({ ...after, other: "o" });
  });

  it("refuses where a file is another, or is there against expectation", () => {
    using folder = createTemporaryFolder();
    for (const [path, text] of Object.entries({ ...before, "b/c/new": "mine" }))
      writeFileAt(folder.path, path, text);
    const error = catchError(UpdateError, () =>
      commitChanges(folder.path, listChanges(state(before), state(after))),
    );
    expect(error.message).toContain("b/c/new was changed while the update ran");
    expect(listFiles(folder.path)).toEqual({ ...before, "b/c/new": "mine" });
  });

  it("takes back what it did where one of the steps fails", () => {
    using folder = createTemporaryFolder();
    for (const [path, text] of Object.entries(before)) writeFileAt(folder.path, path, text);
    const taken = join(folder.path, "z");
    const late = {
      path: "z",
      before: undefined,
      // A folder comes to stand where the last file is to be, after all was looked at.
      get after(): Buffer {
        mkdirSync(join(taken, "inside"), { recursive: true });
        return Buffer.from("no");
      },
    };
    const changes = [...listChanges(state(before), state(after)), late];
    expect(() => commitChanges(folder.path, changes)).toThrow();
    expect(listFiles(folder.path)).toEqual(before);
  });

  it("takes back what it did where a folder may not be written", () => {
    using folder = createTemporaryFolder();
    for (const [path, text] of Object.entries(before)) writeFileAt(folder.path, path, text);
    mkdirSync(join(folder.path, "b"));
    chmodSync(join(folder.path, "b"), 0o500);
    try {
      commitChanges(folder.path, listChanges(state(before), state(after)));
    } catch {
      expect(listFiles(folder.path)).toEqual(before);
    } finally {
      chmodSync(join(folder.path, "b"), 0o700);
    }
    expect(existsSync(join(folder.path, "a/same"))).toBe(true);
  });
});
