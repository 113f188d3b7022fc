import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { SpecError } from "../codegen-error.ts";
import { decodeText } from "../document/decode-text.ts";
import { documentLimits } from "../document/limits.ts";
import { fetchDocument } from "../fetch/fetch-document.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";

export interface BundleOptions {
  /** The document's own file or address, whole. */
  readonly location: string;
  readonly document: JsonObject;
  readonly signal?: AbortSignal;
}

/** How many other files a document may be spread over, and how large they may be. */
const mostFiles = 500;
const { bytes: mostBytes } = documentLimits;

/** Whether a document refers to other files. */
export function refersElsewhere(value: Json): boolean {
  if (Array.isArray(value)) return value.some(refersElsewhere);
  if (!isObject(value)) return false;
  const reference = value["$ref"];
  if (typeof reference === "string" && !reference.startsWith("#")) return true;
  return Object.values(value).some(refersElsewhere);
}

/**
 * Makes one document of one that is spread over several files. Of files, those in the folder of the document
 * are read; of addresses, those of its own origin.
 * @throws {SpecError} naming a reference that leads elsewhere or nowhere.
 */
export async function bundleDocument({ location, document, signal }: BundleOptions): Promise<JsonObject> {
  // Loaded when needed: most documents are of one file.
  const { BaseResolver, Source, bundle, createConfig } = await import("@redocly/openapi-core");
  const load = createLoader(location, signal);
  class LimitedResolver extends BaseResolver {
    override async loadExternalRef(reference: string) {
      return new Source(reference, await load(reference));
    }
  }
  const externalRefResolver = new LimitedResolver();
  const source = new Source(location, JSON.stringify(document), "application/json");
  const { bundle: bundled, problems } = await bundle({
    doc: { source, parsed: document },
    config: await createConfig({}),
    externalRefResolver,
  });
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem === undefined) return bundled.parsed as JsonObject;
  const pointer = problem.location[0]?.pointer;
  throw new SpecError({
    place: {
      file: location,
      ...(pointer === undefined ? {} : { pointer: pointer.replace(/^#/, "") }),
    },
    problem: `a reference cannot be followed: ${problem.message.split("\n")[0]}`,
    hint: "References may lead to files in the folder of the document, or to addresses of its own origin. Bundle it first: `npx @redocly/cli bundle`.",
  });
}

function createLoader(location: string, signal: AbortSignal | undefined) {
  let files = 0;
  let bytes = 0;
  const count = (text: string): string => {
    files += 1;
    bytes += text.length;
    if (files > mostFiles) throw new Error(`the document is spread over more than ${mostFiles} files`);
    if (bytes > mostBytes) throw new Error(`the files of the document have more than ${mostBytes} bytes`);
    return text;
  };
  if (/^https?:/i.test(location)) {
    const { origin } = new URL(location);
    return async (reference: string): Promise<string> => {
      if (!/^https?:/i.test(reference) || new URL(reference).origin !== origin) {
        throw new Error(`it leads to another origin than ${origin}`);
      }
      const fetched = await fetchDocument(reference, signal && { signal });
      return count(fetched.text);
    };
  }
  const folder = realpathSync(dirname(location)) + sep;
  return async (reference: string): Promise<string> => {
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) throw new Error("it leads from a file to an address");
    // The real path: a link may lead out of the folder.
    if (!realpathSync(reference).startsWith(folder)) throw new Error("it leads out of the document's folder");
    return count(decodeText(await readFile(reference), reference));
  };
}
