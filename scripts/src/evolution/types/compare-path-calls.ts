import type { Change } from "../finding.ts";
import { compareShapes } from "./compare-shapes.ts";
import { isPrimitive, type Shape } from "./shape.ts";
import type { Report, ShapeWalk } from "./shape-walk.ts";
import type { PathCallSurface, PathKey, Surface } from "./surface.ts";

/**
 * Compares the calls by path, and the keys below `paths`. A method and its path are two ways to one operation:
 * what changes in both is told of the method.
 */
export function comparePathCalls(old: Surface, current: Surface, report: Report, walk: ShapeWalk): void {
  const names = new Map([...old.operations].map(([name, { path }]) => [path, name]));
  for (const [key, call] of old.pathCalls) {
    const name = names.get(key) ?? key;
    const after = current.pathCalls.get(key);
    if (after === undefined) {
      const moved = current.operations.get(name)?.path;
      report(
        toChange("path-removed", key, name, `${key} call`, moved === undefined ? "" : `${key} → ${moved}`),
      );
    } else comparePathCall(key, name, call, after, report, walk);
  }
  compareKeys(old, current, names, report);
}

function toChange(code: Change["code"], subject: string, name: string, slot: string, detail = ""): Change {
  return { code, layer: "types", subject, detail, operations: [name], places: [{ slot, path: [] }] };
}

function comparePathCall(
  key: string,
  name: string,
  old: PathCallSurface,
  current: PathCallSurface,
  report: Report,
  walk: ShapeWalk,
): void {
  const slot = `${key} input`;
  if (current.requiresInput && !old.requiresInput) report(toChange("input-required", name, name, slot));
  if (old.requiresInput && !current.requiresInput) report(toChange("input-optional", name, name, slot));
  const input = { name: slot, direction: "write" as const, operations: [name], subject: `input of ${name}` };
  compareShapes(
    input,
    readInit(old),
    readInit(current),
    (change, node) => report(withoutContainers(change, input.subject), node),
    walk,
  );
  const data = {
    name: `${key} data`,
    direction: "read" as const,
    operations: [name],
    subject: `data of ${name}`,
  };
  compareShapes(data, old.data, current.data, report, walk);
}

const empty: Shape = { kind: "object", name: undefined, members: new Map(), index: undefined };

/** An operation without input has `unknown` for it. */
function readInit({ init }: PathCallSurface): Shape {
  return isPrimitive(init, "unknown") ? empty : init;
}

/** The members `params`, `path`, `query` and `header` of a call by path are places, and no names of upstream's. */
function withoutContainers(change: Change, subject: string): Change {
  const containers = new RegExp(
    String.raw`^${escapePattern(subject)}\.params(?:\.(?:path|query|header))?(?=$|[.[])`,
  );
  return { ...change, subject: change.subject.replace(containers, () => subject) };
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/**
 * Compares what is below `paths`: media types, and the statuses that have no method's answer (`default`, `4XX`).
 * A key is told of only where what holds it is there on both sides: else that says it.
 */
function compareKeys(
  old: Surface,
  current: Surface,
  names: ReadonlyMap<string, string>,
  report: Report,
): void {
  const tell = (code: Change["code"], key: PathKey): void => {
    const name = names.get(key.operation) ?? key.operation;
    report(toChange(code, `${describeKey(key)} of ${name}`, name, `key ${JSON.stringify(key.steps)}`));
  };
  for (const [id, key] of old.pathKeys) {
    if (!current.pathKeys.has(id) && isTold(key, current)) tell("answer-removed", key);
  }
  for (const [id, key] of current.pathKeys) {
    if (old.pathKeys.has(id) || !isTold(key, old)) continue;
    tell(key.steps.includes("content") ? "media-added" : "status-added", key);
  }
}

function describeKey({ steps, isAnswer }: PathKey): string {
  return isAnswer
    ? `answer ${steps
        .slice(3)
        .filter((step) => step !== "content")
        .join(" ")}`
    : `body ${steps.at(-1)}`;
}

function isTold({ steps, operation, isAnswer }: PathKey, other: Surface): boolean {
  if (!other.pathCalls.has(operation)) return false;
  if (!steps.includes("content")) return !/^[1-5]\d\d$/.test(steps[3] ?? "");
  return !isAnswer || other.pathKeys.has(JSON.stringify(steps.slice(0, 4)));
}
