import { createHash } from "node:crypto";
import { isObject, type JsonObject } from "../json.ts";

/** A provider's package in one of its states: as it was published, or as it would be. */
export interface PublishedPackage {
  readonly provider: string;
  /** Where it is from, for people: `main at 45bbdf9`, `specs/align`. */
  readonly label: string;
  /** The text of its files, by the path within the package. */
  readonly files: ReadonlyMap<string, string>;
}

/** The manifest of a package; empty where it has none. */
export function readManifest(source: PublishedPackage): JsonObject {
  const text = source.files.get("package.json");
  const manifest: unknown = text === undefined ? {} : JSON.parse(text);
  return isObject(manifest) ? manifest : {};
}

/** The version a package has; 0.0.0 when it was never released. */
export function readVersion(source: PublishedPackage): string {
  return String(readManifest(source)["version"] ?? "0.0.0");
}

/** The contract that the package publishes, as the text of its `openapi.json`. */
export function readContract(source: PublishedPackage): string {
  return source.files.get("openapi.json") ?? "{}\n";
}

/** The files that users of a package meet: its sources, from which all else is built, and its contract. */
export function isPublishedFile(path: string): boolean {
  return path === "openapi.json" || path === "package.json" || /^src\/.+\.ts$/.test(path);
}

/** A SHA-256 in hexadecimal of all that is published, but for the version: changesets own that. */
export function hashSurface(source: PublishedPackage): string {
  const hash = createHash("sha256");
  for (const [path, text] of [...source.files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isPublishedFile(path)) continue;
    hash.update(`${path}\0${path === "package.json" ? withoutVersion(source) : text}\0`);
  }
  return hash.digest("hex");
}

/** A SHA-256 in hexadecimal of the contract's text. */
function hashContract(source: PublishedPackage): string {
  return createHash("sha256").update(readContract(source)).digest("hex");
}

function withoutVersion(source: PublishedPackage): string {
  const { version: _, ...manifest } = readManifest(source);
  return JSON.stringify(manifest);
}

/** A state of a package, for a proof. */
export interface PackageState {
  readonly label: string;
  /** SHA-256 in hexadecimal, as `hashContract` and `hashSurface` say. */
  readonly contract: string;
  readonly surface: string;
}

/** Names the state a package is in. */
export function readState(source: PublishedPackage): PackageState {
  return { label: source.label, contract: hashContract(source), surface: hashSurface(source) };
}
