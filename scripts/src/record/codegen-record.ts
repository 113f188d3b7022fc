import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isObject } from "../json.ts";

/** What came of which inputs. It says nothing of the tree, which is hashed each time it is compared. */
export interface RecordedOutput {
  /** The SHA-256 of what was generated from. */
  readonly inputs: string;
  /** The SHA-256 of the files that came of it. */
  readonly outputs: string;
}

/** What earlier runs generated, by provider; the mocks' index goes by `indexEntry`. */
export type CodegenRecord = ReadonlyMap<string, RecordedOutput>;

/** Under this the mocks' index is recorded: no provider can be called so. */
export const indexEntry = "mocks/index";

/** The form of the file. Another one is not read. */
const version = 1;

const file = "node_modules/.cache/tributary/codegen.json";

/** Reads the record; an empty one where it is absent, malformed or of another version. */
export function readRecord(root: string): CodegenRecord {
  if (!isOwn(root)) return new Map();
  try {
    return parseRecord(JSON.parse(readFileSync(join(root, file), "utf8")));
  } catch {
    return new Map();
  }
}

function parseRecord(value: unknown): CodegenRecord {
  if (!isObject(value) || value["version"] !== version || !isObject(value["outputs"])) return new Map();
  const entries = Object.entries(value["outputs"]).map(([name, entry]): [string, RecordedOutput] => {
    if (!isObject(entry) || !isHash(entry["inputs"]) || !isHash(entry["outputs"])) {
      throw new TypeError("not a record");
    }
    return [name, { inputs: entry["inputs"], outputs: entry["outputs"] }];
  });
  return new Map(entries);
}

function isHash(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/** Writes the record whole. One that cannot be written costs time and nothing else: the next run generates. */
export function writeRecord(root: string, record: CodegenRecord): void {
  if (!isOwn(root)) return;
  const path = join(root, file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, JSON.stringify({ version, outputs: Object.fromEntries(record) }));
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Whether the dependencies are this tree's: where they are a link, the record behind it is another tree's. */
function isOwn(root: string): boolean {
  return lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isDirectory() === true;
}
