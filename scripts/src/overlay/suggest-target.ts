import { query } from "json-p3";
import { isObject, type JsonObject } from "../json.ts";
import { findNearest } from "../nearest.ts";

/** Says how far a target that matches nothing does lead, and what stands there instead. */
export function suggestTarget(document: JsonObject, target: string): string {
  const fallback = "Correct the target, or remove the action if upstream has mended what it is about.";
  for (const prefix of toPrefixes(target)) {
    const nodes = tryQuery(document, prefix);
    const [parent] = nodes;
    if (parent === undefined) continue;
    const members = isObject(parent) ? Object.keys(parent) : [];
    const missing = /^\.?\[?['"]?([^'"\].[]+)/.exec(target.slice(prefix.length))?.[1];
    const nearest = missing === undefined ? undefined : findNearest(missing, members);
    const instead = nearest === undefined ? "" : ` (did you mean \`${nearest}\`?)`;
    return `It leads as far as ${prefix}${instead}. ${fallback}`;
  }
  return fallback;
}

/** The target cut before each of its steps, the longest first. */
function toPrefixes(target: string): string[] {
  const cuts = [
    ...target.matchAll(/\.{1,2}[^.['"\]]+|\[(?:'[^']*'|"[^"]*"|[^'"\]]*(?:'[^']*'|"[^"]*")?[^\]]*)\]/g),
  ];
  return cuts.map((match) => target.slice(0, match.index)).toReversed();
}

function tryQuery(document: JsonObject, prefix: string): unknown[] {
  try {
    return [...query(prefix, document)].map((node) => node.value);
  } catch {
    return [];
  }
}
