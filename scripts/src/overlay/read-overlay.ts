import { OverlayError } from "../codegen-error.ts";
import { getMember, isObject, type Json, type JsonObject } from "../json.ts";
import { readDocument, type SourceDocument } from "../read-document.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";

const knownMembers = new Set(["target", "description", "x-evidence", "update", "remove"]);

/**
 * Reads an overlay and checks its form: version, and for each action a target, a reason, an evidence URL and
 * one change.
 * @throws {OverlayError} naming the action and what it lacks.
 */
export function readOverlay(root: string, file: string): Overlay {
  const source = readDocument(root, file);
  if (!isObject(source.value) || !/^1\.0\.\d+$/.test(String(source.value["overlay"]))) {
    throw new OverlayError({
      place: { file, line: 1 },
      problem: "this is not an OpenAPI Overlay 1.0 document",
      hint: "Start it with `overlay: 1.0.0`, `info` and `actions`.",
    });
  }
  const actions = source.value["actions"];
  if (!Array.isArray(actions)) {
    throw new OverlayError({
      place: { file },
      problem: "`actions` is not a list",
      hint: "Write `actions: []` when there is nothing to change.",
    });
  }
  return { file, actions: actions.map((action, index) => toAction(source, action, index)) };
}

function toAction(source: SourceDocument, value: Json, index: number): OverlayAction {
  const number = index + 1;
  const line = source.lineOf(["actions", index]);
  const fail = (problem: string, hint: string) =>
    new OverlayError({
      place: { file: source.file, ...(line === undefined ? {} : { line }) },
      problem: `action ${number}: ${problem}`,
      hint,
    });
  if (!isObject(value)) throw fail("it is not an object", "Give it `target`, `description` and a change.");
  const unknown = Object.keys(value).find((key) => !knownMembers.has(key));
  if (unknown !== undefined) {
    throw fail(`unknown member \`${unknown}\``, `Known are: ${[...knownMembers].join(", ")}.`);
  }
  const text = (key: string, hint: string): string => {
    const member = getMember(value, key);
    if (typeof member !== "string" || member.trim() === "") throw fail(`\`${key}\` is missing`, hint);
    return member;
  };
  const target = text("target", "Name the place to change by a JSONPath query.");
  const reason = text("description", "Say why the action is there.");
  const evidence = text("x-evidence", "Give the URL where the reason can be read.");
  if (!URL.canParse(evidence)) throw fail("`x-evidence` is not a URL", "Give the whole URL of the page.");
  const change = toChange(value);
  if (change === undefined) throw fail("it needs either `update` or `remove: true`", "Write exactly one.");
  return { number, line, target, reason, evidence, change };
}

function toChange(action: JsonObject): OverlayAction["change"] | undefined {
  const update = getMember(action, "update");
  const remove = getMember(action, "remove") === true;
  if ((update === undefined) !== remove) return undefined;
  return update === undefined ? { remove: true } : { update };
}
