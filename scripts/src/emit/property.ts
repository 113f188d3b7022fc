import { isIdentifier, toCamelCase } from "../names.ts";

/** A name as a property key. */
export function emitKey(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** A member of a variable. */
export function emitAccess(variable: string, name: string): string {
  return isIdentifier(name) ? `${variable}.${name}` : `${variable}[${JSON.stringify(name)}]`;
}

/** A member of an object that has the value of a variable of its name, or of the nearest name a variable can have. */
export function emitShorthand(name: string): string {
  return isIdentifier(name) ? name : `${JSON.stringify(name)}: ${toCamelCase(name)}`;
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
