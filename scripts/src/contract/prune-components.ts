import {
  isObject,
  type Json,
  type JsonObject,
  parseReference,
  resolveLocation,
  setMember,
  toPointer,
} from "../json.ts";

/** A copy of a document whose components are only those that its paths and webhooks reach. */
export function pruneComponents(document: JsonObject): JsonObject {
  const { components, ...rest } = document;
  if (!isObject(components)) return document;
  const reached = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === "$ref" && typeof member === "string") follow(member);
      else if (key === "discriminator") listMapped(member).forEach(follow);
      else visit(member);
    }
  };
  const follow = (reference: string): void => {
    const location = parseReference(reference)?.slice(0, 3);
    if (location?.[0] !== "components" || location.length < 3) return;
    const component = toPointer(location);
    if (reached.has(component)) return;
    reached.add(component);
    const target = resolveLocation(document, location);
    if (target !== undefined) pending.push(target);
  };
  // A list, not a call per step: the way through references may be long.
  const pending: Json[] = [rest];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) visit(value);
  return { ...rest, components: keepReached(components, reached) };
}

/** The schemas a discriminator maps to, by reference; a bare name stands for a component schema. */
function listMapped(discriminator: Json): string[] {
  const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
  const targets = isObject(mapping) ? Object.values(mapping) : [];
  return targets
    .filter((target) => typeof target === "string")
    .map((target) => (target.includes("#") ? target : `#/components/schemas/${target}`));
}

function keepReached(components: JsonObject, reached: ReadonlySet<string>): JsonObject {
  const kept: JsonObject = {};
  for (const [section, entries] of Object.entries(components)) {
    if (!isObject(entries)) continue;
    const members: JsonObject = {};
    for (const [name, entry] of Object.entries(entries)) {
      const pointer = toPointer(["components", section, name]);
      if (section === "securitySchemes" || reached.has(pointer)) setMember(members, name, entry);
    }
    if (Object.keys(members).length > 0) setMember(kept, section, members);
  }
  return kept;
}
