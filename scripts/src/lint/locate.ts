import { query } from "json-p3";
import type { Contract } from "../contract/build-contract.ts";
import { parsePointer, resolveLocation, resolvePointer } from "../json.ts";
import type { Overlay } from "../overlay/overlay.ts";
import { readDocument } from "../read-document.ts";
import type { ProviderSources } from "../sources.ts";
import type { Problem } from "./problem.ts";

/** Where a place of a contract is written. */
type WrittenPlace = Pick<Problem, "file" | "line" | "pointer">;

/** Finds where a place of a contract is written: in an overlay's action, or in upstream's document. */
export type Locate = (pointer: string) => WrittenPlace;

/** Makes the look-up for one provider; the files are read when they are first asked for. */
export function createLocate(root: string, sources: ProviderSources, contract: Contract): Locate {
  return (pointer) => {
    const written = findAction(contract, [sources.examples, sources.fixes], pointer);
    if (written !== undefined) return { ...written, pointer };
    const { file } = sources;
    return { file, pointer, ...toLine(findLine(root, file, pointer)) };
  };
}

/** The action that writes the place itself, if one does. */
function findAction(
  { mock }: Contract,
  overlays: readonly Overlay[],
  pointer: string,
): { file: string; line?: number } | undefined {
  if (resolvePointer(mock, pointer) === undefined) return undefined;
  const steps = parsePointer(pointer);
  for (const { file, actions } of overlays) {
    for (const { target, change, line } of actions) {
      if (!("update" in change)) continue;
      for (const { location } of query(target, mock)) {
        const isAbove = location.every((step, index) => String(step) === steps[index]);
        const rest = steps.slice(location.length);
        if (isAbove && rest.length > 0 && resolveLocation(change.update, rest) !== undefined) {
          return { file, ...toLine(line) };
        }
      }
    }
  }
  return undefined;
}

/** The line of the place, or of the nearest above it that is written. */
function findLine(root: string, file: string, pointer: string): number | undefined {
  const source = readDocument(root, file);
  for (let steps = parsePointer(pointer); steps.length > 0; steps = steps.slice(0, -1)) {
    const line = source.lineOf(steps);
    if (line !== undefined) return line;
  }
  return undefined;
}

function toLine(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}
