import { isObject, type Json, type JsonObject, resolvePointer, setMember } from "../json.ts";

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
      else visit(member);
    }
  };
  const follow = (reference: string): void => {
    const component = /^#(\/components\/[^/]+\/[^/]+)/.exec(reference)?.[1];
    if (component === undefined || reached.has(component)) return;
    reached.add(component);
    const target = resolvePointer(document, component);
    if (target !== undefined) visit(target);
  };
  visit(rest);
  return { ...rest, components: keepReached(components, reached) };
}

function keepReached(components: JsonObject, reached: ReadonlySet<string>): JsonObject {
  const kept: JsonObject = {};
  for (const [section, entries] of Object.entries(components)) {
    if (!isObject(entries)) continue;
    const members: JsonObject = {};
    for (const [name, entry] of Object.entries(entries)) {
      const pointer = `/components/${section}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (section === "securitySchemes" || reached.has(pointer)) setMember(members, name, entry);
    }
    if (Object.keys(members).length > 0) setMember(kept, section, members);
  }
  return kept;
}
