/**
 * Puts lines between the markers of a generated section: `<!-- name:start -->` and `<!-- name:end -->`.
 * @throws {Error} when the document has no such section: what stands around it is never guessed.
 */
export function replaceMarkedSection(document: string, name: string, lines: readonly string[]): string {
  const [startMarker, endMarker] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const start = document.indexOf(startMarker);
  const end = document.indexOf(endMarker);
  if (start < 0 || end < start)
    throw new Error(`the document must hold ${startMarker} and, after it, ${endMarker}`);
  return document.slice(0, start) + [startMarker, "", ...lines, "", ""].join("\n") + document.slice(end);
}
