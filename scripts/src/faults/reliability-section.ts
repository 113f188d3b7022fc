const START = "<!-- faults:start -->";
const END = "<!-- faults:end -->";

/** The head of the table. */
export const HEAD: readonly string[] = ["| Scenario | Fault | Expected | Observed |", "| -: | - | - | - |"];

/** Puts the table's lines between the markers of a document. */
export function replaceSection(document: string, lines: readonly string[]): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`the document must hold ${START} and, after it, ${END}`);
  const table = [START, "", ...HEAD, ...lines, "", ""].join("\n");
  return document.slice(0, start) + table + document.slice(end);
}
