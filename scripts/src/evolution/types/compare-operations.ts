import type { Change } from "../finding.ts";
import { readPolicy } from "../policy.ts";
import { compareShapes } from "./compare-shapes.ts";
import { printShape } from "./print-shape.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import type { Report, ShapeWalk } from "./shape-walk.ts";
import type { Answer, OperationSurface, Surface } from "./surface.ts";

/** Compares the methods of a client, by name. */
export function compareOperations(old: Surface, current: Surface, report: Report, walk: ShapeWalk): void {
  for (const [name, operation] of old.operations) {
    const after = current.operations.get(name);
    if (after === undefined) report(toChange("operation-removed", name, operation.path, `method ${name}`));
    else compareOperation(name, operation, after, report, walk);
  }
  for (const [name, operation] of current.operations) {
    if (!old.operations.has(name))
      report(toChange("operation-added", name, operation.path, `method ${name}`));
  }
}

function toChange(code: Change["code"], name: string, detail: string, slot: string, subject = name): Change {
  return { code, layer: "types", subject, detail, operations: [name], places: [{ slot, path: [] }] };
}

const empty: ObjectShape = { kind: "object", name: undefined, members: new Map(), index: undefined };

function compareOperation(
  name: string,
  old: OperationSurface,
  current: OperationSurface,
  report: Report,
  walk: ShapeWalk,
): void {
  const slot = `${name} input`;
  const subject = `input of ${name}`;
  if (current.requiresInput && !old.requiresInput) report(toChange("input-required", name, "", slot));
  if (old.requiresInput && !current.requiresInput) report(toChange("input-optional", name, "", slot));
  const input = { name: slot, direction: "write" as const, operations: [name], subject };
  compareShapes(input, old.input ?? empty, current.input ?? empty, report, walk);
  compareAnswers(name, old.answers, current.answers, report, walk);
  compareItems(name, old.item, current.item, report, walk);
}

function compareAnswers(
  name: string,
  old: ReadonlyMap<number, Answer>,
  current: ReadonlyMap<number, Answer>,
  report: Report,
  walk: ShapeWalk,
): void {
  for (const [status, answer] of old) {
    const slot = `${name} answers ${status}`;
    const after = current.get(status);
    const subject = `answer ${status} of ${name}`;
    if (after === undefined || after.ok !== answer.ok) {
      report(toChange("answer-removed", name, printShape(answer.body), slot, subject));
    } else {
      compareShapes(
        { name: slot, direction: "read", operations: [name], subject },
        answer.body,
        after.body,
        report,
        walk,
      );
    }
  }
  for (const [status, { ok, body }] of current) {
    if (old.has(status)) continue;
    const code = ok && !answersAlike(body, old) ? "success-added" : "status-added";
    report(toChange(code, name, printShape(body), `${name} answers`, `answer ${status} of ${name}`));
  }
}

/** Whether readers of a success that was there can read this one as that one. */
function answersAlike(body: Shape, old: ReadonlyMap<number, Answer>): boolean {
  const successes = [...old.values()].filter(({ ok }) => ok);
  return successes.length === 0 || successes.some((each) => fits(each.body, body));
}

function fits(old: Shape, current: Shape): boolean {
  const levels: string[] = [];
  const slot = { name: "", direction: "read" as const, operations: [], subject: "" };
  compareShapes(slot, old, current, ({ code }) => levels.push(readPolicy(code).level));
  return !levels.includes("major");
}

function compareItems(
  name: string,
  old: Shape | undefined,
  current: Shape | undefined,
  report: Report,
  walk: ShapeWalk,
): void {
  const slot = `${name} items`;
  if (old === undefined && current === undefined) return;
  if (current === undefined) report(toChange("pagination-removed", name, "", slot));
  else if (old === undefined) report(toChange("pagination-added", name, "", slot));
  else {
    const subject = `items of ${name}`;
    compareShapes({ name: slot, direction: "read", operations: [name], subject }, old, current, report, walk);
  }
}
