import { isIdentifier } from "../../names.ts";
import { listMembers, type ObjectShape, type Shape } from "./shape.ts";

/** A type as people read it: a schema by its name, a long object as `{ … }`. */
export function printShape(shape: Shape): string {
  switch (shape.kind) {
    case "primitive":
      return shape.name;
    case "literal":
      return JSON.stringify(shape.value);
    case "array": {
      const item = printShape(shape.item);
      return item.includes(" ") ? `(${item})[]` : `${item}[]`;
    }
    case "tuple":
      return `[${shape.items.map(printShape).join(", ")}]`;
    case "union":
      return sortMembers(shape).map(printShape).join(" | ");
    case "opaque":
      return shape.text;
    case "object":
      return shape.name ?? (shape.members.size === 0 && shape.index !== undefined ? "object" : "{ … }");
  }
}

/**
 * The parts of a union in an order that does not depend on what else was compiled: null and
 * undefined last.
 */
export function sortMembers(shape: Shape): readonly Shape[] {
  const rank = (member: Shape): number => ["opaque", "null", "undefined"].indexOf(toRank(member));
  return listMembers(shape).toSorted((a, b) => rank(a) - rank(b) || (printShape(a) < printShape(b) ? -1 : 1));
}

function toRank(shape: Shape): string {
  return shape.kind === "primitive" ? shape.name : shape.kind;
}

/** A literal type, such as a table's, in a form that tells two of them apart whatever their order. */
export function printCanonical(shape: Shape, depth = 0): string {
  if (shape.kind === "object" && depth < 12) return printMembers(shape, depth);
  if (shape.kind === "tuple")
    return `[${shape.items.map((item) => printCanonical(item, depth + 1)).join(",")}]`;
  if (shape.kind === "array") return `${printCanonical(shape.item, depth + 1)}[]`;
  if (shape.kind === "union") {
    return listMembers(shape)
      .map((each) => printCanonical(each, depth + 1))
      .toSorted()
      .join("|");
  }
  return printShape(shape);
}

function printMembers(shape: ObjectShape, depth: number): string {
  const members = [...shape.members].map(
    ([name, member]) => `${JSON.stringify(name)}:${printCanonical(member.shape, depth + 1)}`,
  );
  return `{${members.toSorted().join(",")}}`;
}

/** A name as it stands behind what has it: `.name`, `["a-name"]`. */
export function printStep(name: string): string {
  if (name === "[]") return "[]";
  return isIdentifier(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
