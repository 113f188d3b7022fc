import type { Json } from "../../json.ts";
import type { Change } from "../finding.ts";
import { classifyChange } from "./classify-change.ts";
import { type ChangedDocuments, describeChange } from "./describe-change.ts";
import type { WireChange } from "./read-report.ts";

/**
 * The changes of a contract that types do not tell of. What types show is theirs to say, and a difference of
 * structure that no walk over types has met is told of as one that types do not show.
 */
export function toWireChanges(
  changes: readonly WireChange[],
  documents: ChangedDocuments,
  told: readonly Change[],
): Change[] {
  return changes.flatMap((change) => {
    const { subject, operation, words } = describeChange(change, documents);
    const found = classifyChange(change);
    if (found === "structure" && isTold(change, operation, words, told)) return [];
    const silent = change.impact === "patch" ? "docs-changed" : "wire-changed";
    return {
      code: found === "structure" ? silent : found,
      layer: "wire" as const,
      subject,
      detail: describeValues(change),
      operations: operation === undefined ? [] : [operation],
      places: [],
      pointer: change.pointer,
    };
  });
}

function isTold(
  { typeName }: WireChange,
  operation: string | undefined,
  words: readonly string[],
  told: readonly Change[],
): boolean {
  // A whole path has the names of its operations, and no word of its own.
  if (typeName === "PathItem" || typeName === "Operation") {
    return told.some(({ code }) => /^(?:operation|path|name)-/.test(code));
  }
  return told.some((each) => {
    if (operation !== undefined && each.operations.length > 0 && !each.operations.includes(operation))
      return false;
    const names = new Set([
      ...each.subject.split(/[^\p{ID_Continue}$-]+/u),
      ...each.places.flatMap(({ path }) => path),
    ]);
    return words.length === 0 || words.some((word) => names.has(word) || each.subject.includes(word));
  });
}

function describeValues({ kind, base, revision }: WireChange): string {
  if (kind === "added" || kind === "removed") return kind;
  return `${print(base)} → ${print(revision)}`;
}

function print(value: Json | undefined): string {
  return value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
}
