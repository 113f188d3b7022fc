import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { SpecError } from "./codegen-error.ts";
import { assertSize, toDepthError } from "./document/assert-size.ts";
import { decodeText } from "./document/decode-text.ts";
import { documentLimits } from "./document/limits.ts";
import { YamlReader } from "./document/yaml-value.ts";
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
  assertSize(value, file);
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

/** Counts the texts before a colon, in what has parsed. A match for each would take longer than the parser. */
function countWrittenMembers(text: string): number {
  let count = 0;
  let end = -1;
  for (;;) {
    const start = text.indexOf('"', end + 1);
    if (start === -1) return count;
    end = findClosingQuote(text, start);
    if (isBeforeColon(text, end)) count += 1;
  }
}

function findClosingQuote(text: string, opening: number): number {
  let quote = opening;
  do {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return text.length;
  } while (isEscaped(text, quote));
  return quote;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text[first - 1] === "\\") first -= 1;
  return (index - first) % 2 === 1;
}

function isBeforeColon(text: string, end: number): boolean {
  let next = end + 1;
  while (text[next] === " " || text[next] === "\n" || text[next] === "\r" || text[next] === "\t") next += 1;
  return text[next] === ":";
}

function parseYaml(text: string, file: string): SourceDocument {
  assertMarks(text, file);
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  // Its own look for names that stand twice compares each with each: the reader has a faster one.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: "error",
  });
  const [error] = document.errors;
  if (error !== undefined) throw toParseError(error, file, lineAt(error.pos[0]));
  return {
    file,
    value: new YamlReader(document, file, lineAt).read(),
    lineOf(location) {
      const node = document.getIn(location, true) as { range?: [number, number, number] } | undefined;
      return node?.range === undefined ? undefined : lineAt(node.range[0]);
    },
  };
}

/** What the parser takes long over is counted first. */
function assertMarks(text: string, file: string): void {
  let marks = 0;
  for (let index = 0; index < text.length; index++) {
    if ("\n,[]{}".includes(text.charAt(index))) marks += 1;
  }
  if (marks <= documentLimits.yamlMarks) return;
  throw new SpecError({
    place: { file },
    problem: `the file has more than ${documentLimits.yamlMarks} lines, brackets and commas`,
    hint: "Ask for the document as JSON, which is read without such a limit; or look at where it comes from.",
  });
}

function toParseError(error: Error, file: string, line: number): SpecError {
  if (/call stack|Stack overflow/.test(error.message)) return toDepthError(file, line);
  return new SpecError({
    place: { file, line },
    problem: `the file does not parse: ${error.message}`,
    hint: "Correct the file at that line; it must be YAML 1.2 or JSON.",
  });
}

function readSource(root: string, file: string): string {
  return decodeText(readBytes(root, file), file);
}

function readBytes(root: string, file: string): Uint8Array {
  try {
    return readFileSync(join(root, file));
  } catch (error) {
    throw new SpecError({
      place: { file },
      problem: `the file cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      hint: "Every provider needs its document, source.json and three overlays; see specs/README.md.",
    });
  }
}
