import { findDiscriminant, type ObjectShape, readTag } from "./shape.ts";

/** The objects of two unions, each with what it became. */
export interface PairedObjects {
  readonly pairs: readonly (readonly [old: ObjectShape, current: ObjectShape])[];
  readonly removed: readonly ObjectShape[];
  readonly added: readonly ObjectShape[];
}

/**
 * Pairs the objects of two unions: by the value that tells them apart, by the schema they are of, by their
 * members; one alone on either side is the same one.
 */
export function pairObjects(old: readonly ObjectShape[], current: readonly ObjectShape[]): PairedObjects {
  const pairs: [ObjectShape, ObjectShape][] = [];
  let left = [...old];
  let right = [...current];
  const pairBy = (key: (shape: ObjectShape) => string | undefined): void => {
    for (const each of left) {
      const wanted = key(each);
      const match = wanted === undefined ? undefined : right.find((other) => key(other) === wanted);
      if (match === undefined) continue;
      pairs.push([each, match]);
      right = right.filter((other) => other !== match);
    }
    left = left.filter((each) => !pairs.some(([paired]) => paired === each));
  };
  const tag = findDiscriminant(old) ?? findDiscriminant(current);
  if (tag !== undefined && old.length + current.length > 2) pairBy((shape) => readTag(shape, tag));
  pairBy(({ name }) => name);
  pairBy(({ members }) => [...members.keys()].toSorted().join("\0"));
  const [one] = left;
  const [other] = right;
  if (one !== undefined && other !== undefined && old.length === 1 && current.length === 1) {
    return { pairs: [[one, other]], removed: [], added: [] };
  }
  return { pairs, removed: left, added: right };
}
