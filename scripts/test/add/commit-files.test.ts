import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitFiles } from "../../src/add/commit-files.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

describe("commitFiles", () => {
  it("writes every file, and the folders above it", () => {
    using folder = createTemporaryFolder();
    writeFileAt(folder.path, "a/old.txt", "old");
    commitFiles(
      folder.path,
      new Map([
        ["a/old.txt", "new"],
        ["a/b/c/new.txt", "new"],
        ["top.txt", ""],
      ]),
    );
    expect(readFileSync(join(folder.path, "a/old.txt"), "utf8")).toBe("new");
    expect(readFileSync(join(folder.path, "a/b/c/new.txt"), "utf8")).toBe("new");
    expect(readdirSync(folder.path).toSorted()).toEqual(["a", "top.txt"]);
    expect(readdirSync(join(folder.path, "a")).toSorted()).toEqual(["b", "old.txt"]);
  });

  it.each(["a folder is in its place", "a file is in the place of its folder"])(
    "takes all of it back where one cannot be written: %s",
    (what) => {
      using folder = createTemporaryFolder();
      writeFileAt(folder.path, "a/old.txt", "old");
      chmodSync(join(folder.path, "a/old.txt"), 0o640);
      mkdirSync(join(folder.path, "z/taken"), { recursive: true });
      const last = what.startsWith("a folder") ? "z/taken" : "a/old.txt/inner.txt";
      const files = new Map([
        ["a/old.txt", "new"],
        ["b/c/new.txt", "new"],
        ["b/other.txt", "new"],
        [last, "new"],
      ]);
      expect(() => commitFiles(folder.path, files)).toThrow();
      expect(readFileSync(join(folder.path, "a/old.txt"), "utf8")).toBe("old");
      expect(existsSync(join(folder.path, "b"))).toBe(false);
      expect(readdirSync(folder.path, { recursive: true }).map(String).toSorted()).toEqual([
        "a",
        "a/old.txt",
        "z",
        "z/taken",
      ]);
    },
  );
});
