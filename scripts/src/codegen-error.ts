import { escapeInvisible, toPrintable } from "./printable.ts";

/** Where in the sources of a provider something is wrong. */
export interface Place {
  /** The file, relative to the repository: `specs/align/fixes.overlay.yaml`. */
  readonly file: string;
  /** The place in a document, as an RFC 6901 JSON Pointer. */
  readonly pointer?: string;
  /** The line in the file, counted from one. */
  readonly line?: number;
}

export interface CodegenErrorOptions {
  readonly place: Place;
  /** What is wrong, as a sentence without its final stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly hint: string;
  /** What to write for it, in lines of their own. */
  readonly example?: string;
}

/** A source that cannot be generated from: says where, what is wrong and the way out. */
export class CodegenError extends Error {
  override readonly name: string = "CodegenError";
  readonly place: Place;
  readonly problem: string;
  readonly hint: string;

  constructor({ place, problem, hint, example }: CodegenErrorOptions) {
    const lines = example === undefined ? "" : `\n\n${escapeInvisible(example).trimEnd()}`;
    super(`${toPrintable(formatPlace(place))}: ${toPrintable(problem)}.\n  ${toPrintable(hint)}${lines}`);
    this.place = place;
    this.problem = problem;
    this.hint = hint;
  }
}

/** A document or `source.json` that cannot be read or is not what it must be. */
export class SpecError extends CodegenError {
  override readonly name = "SpecError";
}

/** An overlay that is not valid, or an action of one that cannot be applied. */
export class OverlayError extends CodegenError {
  override readonly name = "OverlayError";
}

/** A contract that is sound in itself but from which no package can be made. */
export class EmitError extends CodegenError {
  override readonly name = "EmitError";
}

function formatPlace({ file, line, pointer }: Place): string {
  const position = line === undefined ? file : `${file}:${line}`;
  return pointer === undefined ? position : `${position} at ${pointer}`;
}
