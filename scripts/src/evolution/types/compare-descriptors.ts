import type { Change } from "../finding.ts";
import { printCanonical } from "./print-shape.ts";
import type { Shape } from "./shape.ts";

/** What an operation's row in the table says of behaviour; the rest of it is seen in types. */
const behaviours = ["authenticated", "retry", "queryStyles", "idempotencyKey", "pagination"];

/**
 * Compares the tables that the transport works by. Their types are no part of what is published, and what
 * they make the client do is.
 */
export function compareDescriptors(old: Shape, current: Shape, report: (change: Change) => void): void {
  const tell = (code: Change["code"], subject: string, operations: readonly string[] = []): void =>
    report({ code, layer: "descriptor", subject, detail: "", operations, places: [] });
  if (differ(old, current, ["authentication"])) tell("auth-changed", "authentication");
  if (differ(old, current, ["errorCode"])) tell("client-behaviour", "errorCode");
  for (const environment of listNames(old, ["servers"])) {
    const place = ["servers", environment];
    if (pick(current, place) !== undefined && differ(old, current, place))
      tell("server-changed", environment);
  }
  for (const name of listNames(old, ["operations"])) {
    if (pick(current, ["operations", name]) === undefined) continue;
    for (const behaviour of behaviours) {
      const place = ["operations", name, behaviour];
      const isPaged = [old, current].every((each) => pick(each, place) !== undefined);
      // That it is paged at all is seen in its type.
      if (!differ(old, current, place) || (behaviour === "pagination" && !isPaged)) continue;
      const code = behaviour === "authenticated" ? "auth-changed" : toCode(behaviour);
      tell(code, `${behaviour} of ${name}`, [name]);
    }
  }
}

function toCode(behaviour: string): Change["code"] {
  return behaviour === "queryStyles" ? "serialization-changed" : "client-behaviour";
}

function differ(old: Shape, current: Shape, place: readonly string[]): boolean {
  const [one, other] = [pick(old, place), pick(current, place)];
  return (
    (one === undefined ? "" : printCanonical(one)) !== (other === undefined ? "" : printCanonical(other))
  );
}

function pick(shape: Shape, place: readonly string[]): Shape | undefined {
  return place.reduce<Shape | undefined>(
    (found, step) => (found?.kind === "object" ? found.members.get(step)?.shape : undefined),
    shape,
  );
}

function listNames(shape: Shape, place: readonly string[]): string[] {
  const found = pick(shape, place);
  return found?.kind === "object" ? [...found.members.keys()] : [];
}
