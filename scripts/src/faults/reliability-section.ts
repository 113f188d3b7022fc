import { replaceMarkedSection } from "../repository/marked-section.ts";

/** The head of the table. */
export const HEAD: readonly string[] = ["| Scenario | Fault | Expected | Observed |", "| -: | - | - | - |"];

/** Puts the table's lines between the markers of a document. */
export function replaceSection(document: string, lines: readonly string[]): string {
  return replaceMarkedSection(document, "faults", [...HEAD, ...lines]);
}
