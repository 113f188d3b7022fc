import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isObject } from "../json.ts";
import { findOwnedFiles } from "../tree/owned-files.ts";
import { hashFile, hashTogether, listFilesUnder } from "./hash-files.ts";

/** What was made of one unit: a provider, or the mocks' index. */
interface RecordedUnit {
  /** One hash over all that it was made from. */
  readonly inputs: string;
  /** The hash of each file that was made, by its path. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Knows which units need no run: neither what they are made from nor what was made has changed since. */
export interface RunRecord {
  /** The files of a unit that is as it was recorded, each of them compared; undefined for any other. */
  findCurrent(unit: string): readonly string[] | undefined;
  /** Notes what a run has made of a unit and left in the tree. */
  note(unit: string, paths: readonly string[]): void;
  /** Keeps the notes for the next run. They are a convenience: a failure to keep them is none of the run. */
  save(): void;
}

/** The unit of the types that name every mock. */
export const indexUnit = "mocks index";

const generatorFolder = join(import.meta.dirname, "..");

/** Opens the record of a repository's last runs, which lies in `node_modules/.cache` and is never committed. */
export function openRecord(
  root: string,
  folder: string = join(root, "node_modules/.cache/tributary"),
): RunRecord {
  const id = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const file = join(folder, `codegen-${id}.json`);
  const units = readUnits(file);
  const generator = hashGenerator(root);
  const hashInputs = (unit: string): string => {
    const specs = unit === indexUnit ? [] : listFilesUnder(root, `specs/${unit}`);
    const names = unit === indexUnit ? listProviderFolders(root) : "";
    return createHash("sha256")
      .update(`${generator}\n${hashTogether(root, specs)}\n${names}`)
      .digest("hex");
  };
  return {
    findCurrent(unit) {
      const recorded = units.get(unit);
      if (recorded === undefined || recorded.inputs !== hashInputs(unit)) return undefined;
      const paths = Object.keys(recorded.outputs);
      return paths.every((path) => hashFile(root, path) === recorded.outputs[path]) ? paths : undefined;
    },
    note(unit, paths) {
      const outputs = Object.fromEntries(paths.map((path) => [path, hashFile(root, path) ?? ""]));
      units.set(unit, { inputs: hashInputs(unit), outputs });
    },
    save() {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.${process.pid}.tmp`, JSON.stringify(Object.fromEntries(units)));
        renameSync(`${file}.${process.pid}.tmp`, file);
      } catch {
        // The next run will be as long as this one was.
      }
    },
  };
}

/** Everything that decides what is made of a document, beside the document: our sources and what they use. */
function hashGenerator(root: string): string {
  const own = hashTogether(generatorFolder, listFilesUnder(generatorFolder, "."));
  const shared = ["specs/x-tributary.schema.json", "biome.json", "pnpm-lock.yaml"];
  return `${own} ${hashTogether(root, shared)} ${process.version}`;
}

function listProviderFolders(root: string): string {
  return [...new Set(listFilesUnder(root, "specs").map((path) => path.split("/")[1]))].join(" ");
}

function readUnits(file: string): Map<string, RecordedUnit> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    return new Map(Object.entries(isObject(parsed) ? parsed : {}) as unknown as [string, RecordedUnit][]);
  } catch {
    return new Map();
  }
}

/** Files that stand in a provider's package beside those recorded. */
export function findExtras(root: string, provider: string, recorded: readonly string[]): string[] {
  const known = new Set(recorded);
  return findOwnedFiles(root, [`packages/${provider}`]).filter((path) => !known.has(path));
}
