import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { DocumentResult } from "./check-document.ts";

/** The results of this run and of earlier ones, in a file: a run over many documents may end before its time. */
export interface KeptResults {
  /** What came of a document; undefined where that is not known. */
  find(document: string): DocumentResult | undefined;
  /** Writes a result down at once. */
  keep(result: DocumentResult): void;
}

/**
 * Opens a file of results, a line of JSON each; without one nothing is kept. A line that was cut short, as the last
 * one of a run that was ended, is none.
 */
export function openResults(file: string | undefined): KeptResults {
  if (file === undefined) return { find: () => undefined, keep() {} };
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const results = new Map(text.split("\n").flatMap(readLine));
  if (text !== "" && !text.endsWith("\n")) appendFileSync(file, "\n");
  return {
    find: (document) => results.get(document),
    keep(result) {
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}

function readLine(line: string): [string, DocumentResult][] {
  try {
    const result = JSON.parse(line) as DocumentResult | null;
    return typeof result?.document === "string" ? [[result.document, result]] : [];
  } catch {
    return [];
  }
}
