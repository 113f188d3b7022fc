import type { DocumentResult } from "./check-document.ts";

/** How many documents came out how: `40 of 44 green (91 %), 3 refused for a defect that was named, 1 red`. */
export function summarise(results: readonly DocumentResult[]): string {
  const count = (wanted: DocumentResult["result"]): number =>
    results.filter(({ result }) => result === wanted).length;
  const share = results.length === 0 ? 0 : Math.round((100 * count("green")) / results.length);
  return `${count("green")} of ${results.length} green (${share} %), ${count("defect")} refused for a defect that was named, ${count("red")} red`;
}

/** The results as a table of Markdown; what documents say of themselves is kept from being more than text. */
export function formatResults(results: readonly DocumentResult[]): string[] {
  const rows = results.map(({ detail, document, kilobytes, operations, result, seconds }) =>
    [document, operations, kilobytes, result, seconds, toCell(detail)].join(" | "),
  );
  return [
    "| Document | Operations | KB | Result | Seconds | Detail |",
    "| --- | --: | --: | --- | --: | --- |",
    ...rows.map((row) => `| ${row} |`),
  ];
}

function toCell(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").slice(0, 160);
  return line.replaceAll(/[|<>`*_[\]\\]/g, (character) => `\\${character}`);
}
