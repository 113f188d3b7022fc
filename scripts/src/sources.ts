import { existsSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "./codegen-error.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Overlay } from "./overlay/overlay.ts";
import { readOverlay } from "./overlay/read-overlay.ts";
import { readDocument } from "./read-document.ts";

/** What `specs/<provider>` holds. */
export interface ProviderSources {
  /** The folder's name. */
  readonly provider: string;
  /** The document's file, relative to the repository. */
  readonly file: string;
  /** Upstream's document, unchanged. */
  readonly document: JsonObject;
  /** The provider's own name, from `source.json`. */
  readonly displayName: string;
  /** The human page the document was taken from. */
  readonly page: string;
  readonly fixes: Overlay;
  readonly client: Overlay;
  readonly examples: Overlay;
}

const documentNames = ["openapi.yaml", "openapi.yml", "openapi.json"];

/**
 * Reads the sources of one provider and checks their form.
 * @throws {SpecError | OverlayError} naming the file and what is wrong with it.
 */
export function readSources(root: string, provider: string): ProviderSources {
  assertProviderId(provider);
  const folder = `specs/${provider}`;
  const file = findDocument(root, folder);
  const source = readDocument(root, `${folder}/source.json`).value;
  if (!isObject(source) || typeof source["provider"] !== "string" || typeof source["page"] !== "string") {
    throw new SpecError({
      place: { file: `${folder}/source.json` },
      problem: "`provider` and `page` must be given",
      hint: "Give the provider's name and the URL of the page the document was taken from.",
    });
  }
  return {
    provider,
    file,
    document: readOpenApi(root, file),
    displayName: source["provider"],
    page: source["page"],
    fixes: readOverlay(root, `${folder}/fixes.overlay.yaml`),
    client: readOverlay(root, `${folder}/client.overlay.yaml`),
    examples: readOverlay(root, `${folder}/examples.overlay.yaml`),
  };
}

/**
 * Checks that a folder's name can be that of a package.
 * @throws {SpecError} where it cannot.
 */
export function assertProviderId(provider: string): void {
  // The types of all mocks are in a file `index` beside those of each.
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(provider) && provider !== "index") return;
  throw new SpecError({
    place: { file: `specs/${provider}` },
    problem: "the folder's name cannot be the name of a package",
    hint: "Use lower-case letters, digits and single hyphens, starting with a letter; not `index`.",
  });
}

function findDocument(root: string, folder: string): string {
  const found = documentNames.filter((name) => existsSync(join(root, folder, name)));
  const [name] = found;
  if (name !== undefined && found.length === 1) return `${folder}/${name}`;
  throw new SpecError({
    place: { file: folder },
    problem: found.length === 0 ? "there is no OpenAPI document" : `there are ${found.length} documents`,
    hint: `Keep exactly one of ${documentNames.join(", ")}.`,
  });
}

function readOpenApi(root: string, file: string): JsonObject {
  const { value } = readDocument(root, file);
  if (isObject(value) && /^3\.[01](\.|$)/.test(String(value["openapi"]))) return value;
  throw new SpecError({
    place: { file },
    problem: "this is not an OpenAPI 3.0 or 3.1 document",
    hint: "Its `openapi` member must be 3.0.x or 3.1.x. A Swagger 2.0 document must be converted first.",
  });
}
