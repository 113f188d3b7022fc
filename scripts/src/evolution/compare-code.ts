import { isObject, type JsonObject } from "../json.ts";
import type { Change } from "./finding.ts";
import { type PublishedPackage, readManifest } from "./published-package.ts";

/** The changes of a package's manifest that its users meet. */
export function compareManifests(old: PublishedPackage, current: PublishedPackage): Change[] {
  const [before, after] = [readManifest(old), readManifest(current)];
  const entries = (manifest: JsonObject): string[] =>
    isObject(manifest["exports"]) ? Object.keys(manifest["exports"]) : [];
  const removed = entries(before).filter((entry) => !entries(after).includes(entry));
  const engines = [before, after].map(({ engines }) => JSON.stringify(engines ?? {}));
  return [
    ...removed.map((entry) => toChange("entry-removed", entry, "")),
    ...(engines[0] === engines[1] ? [] : [toChange("engines-changed", "engines", engines.join(" → "))]),
  ];
}

/** The files whose code changes otherwise than in its order; what is told in another way is not looked at. */
export function compareCode(old: PublishedPackage, current: PublishedPackage): Change[] {
  const paths = [...new Set([...old.files.keys(), ...current.files.keys()])].toSorted();
  return paths.flatMap((path) => {
    if (path === "openapi.json" || path === "src/descriptor.ts") return [];
    const [before, after] = [readTokens(old, path), readTokens(current, path)];
    return before === after ? [] : [toChange("code-changed", path, "")];
  });
}

/** The words of a file in the order of the alphabet. A contract whose keys stand in another order gives the same. */
function readTokens(source: PublishedPackage, path: string): string {
  const text = path === "package.json" ? readPublishedManifest(source) : (source.files.get(path) ?? "");
  return text
    .split(/[\s,;|*]+/)
    .toSorted()
    .join(" ");
}

function readPublishedManifest(source: PublishedPackage): string {
  const { version: _, tributary: __, ...manifest } = readManifest(source);
  return JSON.stringify(manifest, null, 1);
}

function toChange(code: Change["code"], subject: string, detail: string): Change {
  return { code, layer: "package", subject, detail, operations: [], places: [] };
}
