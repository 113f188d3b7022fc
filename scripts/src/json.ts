/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** Whether a value is an object in JSON's sense: not an array, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets an own member, whatever its name: an assignment to `__proto__` would set the prototype instead. */
export function setMember(target: JsonObject, key: string, value: Json): void {
  // To define a property takes ten times as long as to assign it.
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

/** The own member of that name, or undefined. */
export function getMember(target: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(target, key) ? target[key] : undefined;
}

/** Spells a place as an RFC 6901 JSON Pointer. */
export function toPointer(location: readonly (string | number)[]): string {
  return location.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Spells an RFC 6901 JSON Pointer as the steps it takes. */
export function parsePointer(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Follows steps into a value; undefined where they lead nowhere. */
export function resolveLocation(root: Json, location: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of location) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = getMember(value, String(step));
    else return undefined;
  }
  return value;
}

/** Follows an RFC 6901 JSON Pointer; undefined where it leads nowhere. */
export function resolvePointer(root: Json, pointer: string): Json | undefined {
  return resolveLocation(root, parsePointer(pointer));
}

/** The steps of a `$ref` into its own document, where a pointer is percent-encoded; undefined for any other. */
export function parseReference(reference: string): string[] | undefined {
  if (!/^#(\/|$)/.test(reference)) return undefined;
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return parsePointer(reference.slice(1));
  }
}

/** Follows a `$ref` into its own document; undefined where it leads nowhere. */
export function resolveReference(root: Json, reference: string): Json | undefined {
  const location = parseReference(reference);
  return location === undefined ? undefined : resolveLocation(root, location);
}

/** Copies a value with every object in it rebuilt by `change`, innermost first. */
export function mapObjects(value: Json, change: (object: JsonObject) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setMember(copy, key, mapObjects(member, change));
  return change(copy);
}

/** A value as it stands in a file: two spaces, one final line feed. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
