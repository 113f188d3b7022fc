import { isObject, type JsonObject } from "../json.ts";
import { listOperations } from "./read-answer.ts";
import { UpdateError } from "./update-error.ts";

/**
 * Checks that a document is of the API that the held one is of: a title that has a word in common, and an operation.
 * @throws {UpdateError} saying of what it is instead.
 */
export function assertKinship(held: JsonObject, next: JsonObject, from: string): void {
  const [before, after] = [readTitle(held), readTitle(next)];
  const hint = "Nothing was changed. If it is the same API after all, say so by --accept-different.";
  if (!shareWord(before, after)) {
    throw new UpdateError(
      `${from}: the document is of another API: it is titled "${after}", not "${before}"`,
      hint,
    );
  }
  const operations = listOperations(next);
  const known = [...listOperations(held)];
  if (known.length > 0 && !known.some((operation) => operations.has(operation))) {
    throw new UpdateError(
      `${from}: none of the ${known.length} operations known is in the document any more (${known[0]}); it has ${operations.size} others`,
      hint,
    );
  }
}

function readTitle(document: JsonObject): string {
  const info = isObject(document["info"]) ? document["info"] : {};
  return typeof info["title"] === "string" ? info["title"].slice(0, 200) : "";
}

/** Words that any API may have in its title. */
const empty = new Set([
  "api",
  "apis",
  "rest",
  "http",
  "the",
  "and",
  "documentation",
  "docs",
  "openapi",
  "swagger",
  "service",
]);

function shareWord(one: string, other: string): boolean {
  const [words, others] = [toWords(one), toWords(other)];
  if (words.length === 0 || others.length === 0)
    return one.trim().toLowerCase() === other.trim().toLowerCase();
  return words.some((word) => others.includes(word));
}

function toWords(title: string): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.filter((word) => !empty.has(word) && !/^v?\d+$/.test(word));
}
