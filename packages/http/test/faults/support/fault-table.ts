import { readFileSync } from "node:fs";

/** One line of the fault suite's table. */
export interface FaultRow {
  /** The scenario; several rows may belong to one. */
  readonly number: number;
  readonly title: string;
  /** What the transport promises. */
  readonly expected: string;
  /** What the test saw, without timings. */
  readonly observed: string;
}

const DOCUMENT = new URL("../../../../../docs/reliability.md", import.meta.url);

/** Writes a row as docs/reliability.md keeps it: unpadded, so that no line depends on the others. */
export function toTableLine({ number, title, expected, observed }: FaultRow): string {
  const cells = [String(number), title, expected, observed];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("<", "&lt;")).join(" | ")} |`;
}

/** The lines of docs/reliability.md. */
export function readDocumentedLines(): readonly string[] {
  return readFileSync(DOCUMENT, "utf8").split("\n");
}
