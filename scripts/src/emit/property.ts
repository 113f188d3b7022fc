import { isIdentifier } from "../names.ts";

/** A name as a property key. */
export function emitKey(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** The plain names of components that a type text mentions, for its import. */
export function findTypeNames(texts: readonly string[], known: readonly string[]): string[] {
  const mentioned = new Set(
    texts.flatMap((text) => text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []),
  );
  return known.filter((name) => mentioned.has(name)).toSorted();
}

/** An import of types; nothing where there are none. */
export function emitTypeImport(names: readonly string[], from: string): string {
  return names.length === 0 ? "" : `import type { ${names.join(", ")} } from ${JSON.stringify(from)};\n`;
}
