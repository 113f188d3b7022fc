import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import { SpecError } from "./codegen-error.ts";
import type { Json } from "./json.ts";

/** A parsed YAML or JSON file that still knows the line of each place. */
export interface SourceDocument {
  /** The file, relative to the repository. */
  readonly file: string;
  readonly value: Json;
  /** The line of a place, counted from one; undefined where there is no such place. */
  lineOf(location: readonly (string | number)[]): number | undefined;
}

/**
 * Reads a YAML 1.2 or JSON file.
 * @throws {SpecError} when the file is absent or does not parse; it names the line.
 */
export function readDocument(root: string, file: string): SourceDocument {
  const text = readSource(root, file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new SpecError({
      place: { file, line: lines.linePos(error.pos[0]).line },
      problem: `the file does not parse: ${error.message}`,
      hint: "Correct the file at that line; it must be YAML 1.2 or JSON.",
    });
  }
  return {
    file,
    value: toJson(document, file),
    lineOf(location) {
      const node = document.getIn(location, true) as { range?: [number, number, number] } | undefined;
      return node?.range === undefined ? undefined : lines.linePos(node.range[0]).line;
    },
  };
}

/** The document's value. An alias becomes a copy: a change of one of its places must not change the other. */
function toJson(document: Document, file: string): Json {
  try {
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 })));
  } catch (error) {
    throw new SpecError({
      place: { file },
      problem: `the file does not parse: ${error instanceof Error ? error.message : String(error)}`,
      hint: "Write out what the aliases (`*name`) stand for.",
    });
  }
}

function readSource(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch (error) {
    throw new SpecError({
      place: { file },
      problem: `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      hint: "Every provider needs its document, source.json and three overlays; see specs/README.md.",
    });
  }
}
