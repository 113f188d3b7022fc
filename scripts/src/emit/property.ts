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

/** The names among those known that a type text mentions, for its import; prose and strings mention nothing. */
export function findTypeNames(texts: readonly string[], known: readonly string[]): string[] {
  const mentioned = new Set(
    texts.flatMap((text) => text.replaceAll(prose, " ").match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []),
  );
  return sortNames([...new Set(known)].filter((name) => mentioned.has(name)));
}

const prose = /\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"/g;

/** Names, of things or of modules, in the order that Biome asks of imports and exports. */
export function sortNames(names: readonly string[]): string[] {
  const keys = new Map(names.map((name) => [name, toSortKey(name)]));
  const keyOf = (name: string): string => keys.get(name) ?? "";
  return names.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0));
}

/** What else than letters and digits stands in a name, in its order. */
const marks = "_.-$";

/**
 * A text whose order by code units is that of the names: character by character, marks before numbers before
 * letters, a capital right before its small letter, a number with fewer digits before one with more.
 */
function toSortKey(name: string): string {
  return name.replaceAll(/\d+|./gsu, (part) => {
    if (/^\d/.test(part)) return `1${String.fromCharCode(part.length)}${part}`;
    if (/^[A-Z]/.test(part)) return `2${part.toLowerCase()}0`;
    if (/^[a-z]/.test(part)) return `2${part}1`;
    const code = part.codePointAt(0) ?? 0;
    return marks.includes(part) ? `0${marks.indexOf(part)}` : `3${code.toString(16).padStart(6, "0")}`;
  });
}

/** An import of types; nothing where there are none. */
export function emitTypeImport(names: readonly string[], from: string): string {
  return names.length === 0
    ? ""
    : `import type { ${sortNames([...new Set(names)]).join(", ")} } from ${JSON.stringify(from)};\n`;
}
