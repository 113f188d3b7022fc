import type { Level } from "./level.ts";

/** The part of a changelog that a change is told in. */
export type Section = "breaking" | "added" | "behaviour" | "deprecated" | "docs";

/** What the policy says of one kind of change. */
export interface PolicyRow {
  readonly level: Level;
  readonly section: Section;
  /** The change, as the documentation's table has it. */
  readonly change: string;
  /** What proves it: a program of the old package that no longer compiles, the walk over types, or documents. */
  readonly proof: "compiler" | "types" | "documents";
}

const breaking = (change: string, proof: PolicyRow["proof"] = "compiler"): PolicyRow => ({
  level: "major",
  section: "breaking",
  change,
  proof,
});
const added = (change: string): PolicyRow => ({ level: "minor", section: "added", change, proof: "types" });
const behaviour = (change: string, proof: PolicyRow["proof"] = "documents"): PolicyRow => ({
  level: "minor",
  section: "behaviour",
  change,
  proof,
});

/** Which bump each kind of change asks for. Public: docs/versioning.md is written from it. */
export const policy = {
  "name-removed": breaking("an exported name, or the name of a schema, is removed or renamed"),
  "operation-removed": breaking("an operation is removed, or its method is renamed"),
  "path-removed": breaking("a path is removed, or it or one of its parameters is renamed"),
  "answer-removed": breaking("a documented status, or a media type of a body, is removed"),
  "pagination-removed": breaking("an operation is no longer paged"),
  "input-required": breaking("an operation that could be called without input needs some"),
  "environment-removed": breaking("an environment is removed"),
  "request-member-required": breaking(
    "a parameter or member is required that was not, or is new and required",
  ),
  "request-member-removed": breaking(
    "a parameter or member that callers may send is removed, even an optional one",
  ),
  "request-narrowed": breaking("a value that was accepted no longer is: an enum value, null, a type"),
  "response-member-removed": breaking("a member of an answer is removed, even an optional one"),
  "response-member-optional": breaking("a member of an answer is no longer always there"),
  "response-type-changed": breaking("a member of an answer has another type, or may be null"),
  "response-union-widened": breaking("an answer may be a further kind of object"),
  "response-enum-closed": breaking(
    "an enum in an answer has a further value, at a provider whose `responseEnums` is `major`",
  ),
  "success-added": breaking("an operation has a further success status: its `data` is one of several types"),
  "witness-failed": breaking("a program written for the published package no longer compiles"),
  "auth-changed": breaking("what proves who calls, or where that is asked for, changes", "documents"),
  "capability-removed": breaking("the composed client can no longer do something at a provider", "types"),
  "entry-removed": breaking("the package has an entry point less", "documents"),
  "engines-changed": breaking("the package needs another Node", "documents"),
  "package-added": {
    level: "major",
    section: "added",
    change: "the package is new: it is first published as 1.0.0",
    proof: "documents",
  },
  "name-added": added("an exported name is added"),
  "operation-added": added("an operation is added"),
  "environment-added": added("an environment is added"),
  "capability-added": added("the composed client can do something more at a provider"),
  "status-added": added(
    "a status is documented: of an error, or of a success that answers what another does",
  ),
  "media-added": added("a further media type is accepted or answered"),
  "pagination-added": added("an operation is paged"),
  "input-optional": added("an operation may be called without input"),
  "request-member-added": added("an optional parameter or member is added"),
  "request-widened": added("a value that was refused is accepted: an enum value, null, a type"),
  "response-member-added": added("a member is added to an answer"),
  "response-enum-widened": added("an enum in an answer has a further value: enums in answers are open"),
  "response-narrowed": behaviour(
    "an answer can be less than it could: an enum value or null is gone",
    "types",
  ),
  "constraint-changed": behaviour("a length, range, pattern or format changes"),
  "default-changed": behaviour("a default changes"),
  "server-changed": behaviour("the address of a server changes"),
  "serialization-changed": behaviour("a parameter is written in another way"),
  "client-behaviour": behaviour("the client retries, pages or reads errors in another way"),
  "wire-changed": behaviour("the document changes in another way that types do not show"),
  deprecated: {
    level: "minor",
    section: "deprecated",
    change: "an operation, parameter or member is deprecated",
    proof: "documents",
  },
  "docs-changed": {
    level: "patch",
    section: "docs",
    change: "descriptions, examples, titles and tags change",
    proof: "documents",
  },
  "code-changed": {
    level: "patch",
    section: "docs",
    change: "generated code or the manifest changes without any of the above",
    proof: "documents",
  },
} as const satisfies Readonly<Record<string, PolicyRow>>;

/** The kinds of change that the policy knows. */
export type ChangeCode = keyof typeof policy;

/** What a provider decides for itself, in `specs/<provider>/source.json` under `policy`. */
export interface ProviderPolicy {
  /** What a further value of an enum in an answer is. Default: `minor`, enums in answers are open. */
  readonly responseEnums: "minor" | "major";
}

/** What the policy says of a kind of change. */
export function readPolicy(code: ChangeCode): PolicyRow {
  return policy[code];
}
