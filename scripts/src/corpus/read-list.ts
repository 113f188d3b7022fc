import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A document to try, and where it is. */
export interface ListedDocument {
  readonly name: string;
  readonly file: string;
}

/**
 * Reads a list of documents, a path a line; empty lines and those that begin with `#` are passed over.
 * @throws naming the documents that are not in the folder, and how to get them there.
 */
export function readList(list: string, folder: string): ListedDocument[] {
  const names = readFileSync(list, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const documents = names.map((name) => ({ name, file: join(folder, name) }));
  const missing = documents.filter(({ file }) => !existsSync(file));
  if (missing.length === 0) return documents;
  throw new Error(
    `${missing.length} documents are not in ${folder}: ${missing[0]?.name}; install the packages that the list names there (npm install --prefix <folder>), and pass their node_modules by --from`,
  );
}
