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

/** Names in the order that Biome asks of imports: numbers by value, a capital before its small letter. */
export function sortNames(names: readonly string[]): string[] {
  return names.toSorted(compareNames);
}

function compareNames(one: string, other: string): number {
  const [parts, others] = [split(one), split(other)];
  for (const [index, part] of parts.entries()) {
    const against = others[index];
    if (against === undefined) return 1;
    if (part === against) continue;
    const numbers = [Number(part), Number(against)] as const;
    if (!numbers.some(Number.isNaN) && numbers[0] !== numbers[1]) return numbers[0] - numbers[1];
    return compareText(part, against);
  }
  return parts.length - others.length;
}

function split(name: string): string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

function compareText(one: string, other: string): number {
  const [small, against] = [one.toLowerCase(), other.toLowerCase()];
  if (small !== against) return small < against ? -1 : 1;
  return one < other ? -1 : 1;
}

/** An import of types; nothing where there are none. */
export function emitTypeImport(names: readonly string[], from: string): string {
  return names.length === 0
    ? ""
    : `import type { ${sortNames([...new Set(names)]).join(", ")} } from ${JSON.stringify(from)};\n`;
}
