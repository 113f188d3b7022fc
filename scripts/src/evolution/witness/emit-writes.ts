import type { ObjectShape, Shape } from "../types/shape.ts";
import { type Literals, listLiterals, listMemberLiterals } from "./list-literals.ts";
import type { WitnessLine, WitnessWriter } from "./witness-writer.ts";

export interface WriteOptions {
  readonly writer: WitnessWriter;
  readonly place: Omit<WitnessLine, "code">;
  /** Writes a use of an expression: a call with it. */
  readonly use: (code: string) => string;
}

/** How many objects lie within one another before callers stop. */
const deepest = 5;

/**
 * Writes a use for everything that callers may write where a type stands. The members of an object within it are
 * written where it is first met, by the shortest way: the operations of a document share its schemas.
 */
export function emitWrites(options: WriteOptions, shape: Shape, visited: Set<ObjectShape>): void {
  if (shape.kind === "object") {
    visited.add(shape);
    emitLiterals(options, listMemberLiterals(shape), visited, 0);
  } else {
    emitLiterals(options, listLiterals(shape), visited, 0);
  }
}

function emitLiterals(
  options: WriteOptions,
  { literals, nested }: Literals,
  visited: Set<ObjectShape>,
  depth: number,
): void {
  const { writer, place, use } = options;
  for (const { path, code } of literals) writer.use(use(code), { ...place, path: [...place.path, ...path] });
  for (const { path, object, wrap } of nested) {
    writer.defer(() => {
      if (visited.has(object) || depth >= deepest) return;
      visited.add(object);
      const below = {
        ...options,
        place: { ...place, path: [...place.path, ...path] },
        use: (code: string) => use(wrap(code)),
      };
      emitLiterals(below, listMemberLiterals(object), visited, depth + 1);
    });
  }
}
