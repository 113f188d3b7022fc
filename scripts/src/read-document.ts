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
  return parseSource(readSource(root, file), file);
}

/**
 * Parses the text of a YAML 1.2 or JSON file.
 * @throws {SpecError} when it does not parse; it names the line.
 */
export function parseSource(text: string, file: string): SourceDocument {
  const value = parseJson(text);
  if (value === undefined) return parseYaml(text, file);
  let slow: SourceDocument | undefined;
  return {
    file,
    value,
    lineOf(location) {
      slow ??= parseYaml(text, file);
      return slow.lineOf(location);
    },
  };
}

/** JSON by the platform's own parser, which is a hundred times as fast; undefined for all that it gets wrong. */
function parseJson(text: string): Json | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    // It takes the last of two members of one name, where a person must say which is meant.
    return countMembers(value) === countWrittenMembers(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function countMembers(root: Json): number {
  let count = 0;
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const members = Object.values(value);
    if (!Array.isArray(value)) count += members.length;
    for (const member of members) if (typeof member === "object" && member !== null) pending.push(member);
  }
  return count;
}

function countWrittenMembers(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:)?/g)) if (colon !== undefined) count += 1;
  return count;
}

function parseYaml(text: string, file: string): SourceDocument {
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
