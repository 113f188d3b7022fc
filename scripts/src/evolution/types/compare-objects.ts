import { type Comparison, compare, descend, reportChange } from "./compare-shapes.ts";
import { printShape } from "./print-shape.ts";
import type { Member, ObjectShape } from "./shape.ts";

/** Compares the members of two objects that are the same one in two states. */
export function compareObjects(comparison: Comparison, old: ObjectShape, current: ObjectShape): void {
  for (const [name, member] of old.members) {
    const after = current.members.get(name);
    const place = descend(comparison, name, member.declaration);
    if (after === undefined) reportRemoved(place, member);
    else compareMember(place, member, after);
  }
  for (const [name, member] of current.members) {
    if (!old.members.has(name)) reportAdded(descend(comparison, name, member.declaration), member);
  }
  compareIndexes(comparison, old, current);
}

function reportRemoved(place: Comparison, { shape }: Member): void {
  const code = place.slot.direction === "read" ? "response-member-removed" : "request-member-removed";
  reportChange(place, code, printShape(shape));
}

function reportAdded(place: Comparison, { shape, optional }: Member): void {
  const isRead = place.slot.direction === "read";
  const code = isRead
    ? "response-member-added"
    : optional
      ? "request-member-added"
      : "request-member-required";
  reportChange(place, code, printShape(shape));
}

function compareMember(place: Comparison, old: Member, current: Member): void {
  const isRead = place.slot.direction === "read";
  if (old.optional !== current.optional) {
    if (isRead)
      reportChange(
        place,
        current.optional ? "response-member-optional" : "response-narrowed",
        describe(current),
      );
    else
      reportChange(
        place,
        current.optional ? "request-widened" : "request-member-required",
        describe(current),
      );
  }
  compare(place, old.shape, current.shape);
}

function describe({ optional }: Member): string {
  return optional ? "required → optional" : "optional → required";
}

/** What members that are not named may be. Readers of an object that has none cannot ask for them. */
function compareIndexes(comparison: Comparison, old: ObjectShape, current: ObjectShape): void {
  if (old.index !== undefined && current.index !== undefined) {
    compare(descend(comparison, "*"), old.index, current.index);
    return;
  }
  if (old.index === undefined && current.index === undefined) return;
  const isRead = comparison.slot.direction === "read";
  const place = descend(comparison, "*");
  if (old.index === undefined)
    reportChange(place, isRead ? "response-member-added" : "request-widened", "any member");
  else reportChange(place, isRead ? "response-member-removed" : "request-narrowed", "any member");
}
