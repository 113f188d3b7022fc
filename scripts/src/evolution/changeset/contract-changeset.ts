import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { isObject } from "../../json.ts";
import type { Level } from "../level.ts";
import { levels } from "../level.ts";

/** A changeset that waits for the next release. */
export interface PendingChangeset {
  /** Relative to the repository. */
  readonly file: string;
  readonly text: string;
  readonly bumps: ReadonlyMap<string, Level>;
}

const folder = ".changeset";

/** The file of the changeset that is written for a provider's contract, relative to the repository. */
export function toChangesetFile(provider: string): string {
  return `${folder}/${provider}-contract.md`;
}

/** The file of its proof, beside it: changesets reads `.md` files only. */
export function toProofFile(provider: string): string {
  return `${folder}/${provider}-contract.proof.json`;
}

/** The changesets that wait, in alphabetical order; one that cannot be read names no package. */
export function listPendingChangesets(root: string): PendingChangeset[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .toSorted()
    .map((name) => readChangeset(`${folder}/${name}`, readFileSync(join(path, name), "utf8")));
}

/** Reads which packages a changeset names. */
export function readChangeset(file: string, text: string): PendingChangeset {
  const [, header] = /^\s*---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text) ?? [];
  return { file, text, bumps: readBumps(header ?? "") };
}

function readBumps(header: string): Map<string, Level> {
  try {
    const value: unknown = parse(header);
    const entries = isObject(value) ? Object.entries(value) : [];
    return new Map(
      entries.flatMap(([name, level]) => {
        const known = levels.find((each) => each === level);
        return known === undefined ? [] : [[name, known] as const];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Writes a file whole, or not at all; whether it was another before. */
export function replaceFile(root: string, file: string, text: string): boolean {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, "utf8") === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  return true;
}

/** Removes a file; whether there was one. */
export function removeFile(root: string, file: string): boolean {
  const path = join(root, file);
  const isThere = existsSync(path);
  rmSync(path, { force: true });
  return isThere;
}

/** Proofs whose changeset is gone, as after a release; relative to the repository. */
export function listStaleProofs(root: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter(
      (name) =>
        name.endsWith(".proof.json") && !existsSync(join(path, name.replace(/\.proof\.json$/, ".md"))),
    )
    .map((name) => `${folder}/${name}`)
    .toSorted();
}
