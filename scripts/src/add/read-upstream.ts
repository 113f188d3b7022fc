import { isUtf8 } from "node:buffer";
import { realpathSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { SpecError } from "../codegen-error.ts";
import { decodeText } from "../document/decode-text.ts";
import { describePage } from "../document/describe-page.ts";
import { documentLimits } from "../document/limits.ts";
import { fetchDocument } from "../fetch/fetch-document.ts";
import type { FetchError } from "../fetch/fetch-error.ts";
import { isObject, type JsonObject } from "../json.ts";
import { parseSource } from "../read-document.ts";
import { bundleDocument, refersElsewhere } from "./bundle-document.ts";

/** A provider's document as it was found. */
export interface Upstream {
  /** The document; of several files, as one. */
  readonly document: JsonObject;
  /** What is kept in `specs/<provider>`: the document byte for byte, or the one that several became. */
  readonly text: string;
  readonly extension: "json" | "yaml";
  /** Its address; undefined for a file. */
  readonly url: string | undefined;
  readonly isBundled: boolean;
}

export interface ReadUpstreamOptions {
  readonly signal?: AbortSignal;
  /** Told of each attempt to fetch it that failed and will be followed by another. */
  readonly onRetry?: (error: FetchError, delay: number) => void;
}

/**
 * Reads a document from a file or an address.
 * @throws {SpecError | FetchError} when it cannot be read or is no OpenAPI 3.0 or 3.1 document.
 */
export async function readUpstream(source: string, options: ReadUpstreamOptions = {}): Promise<Upstream> {
  const { signal } = options;
  const isAddress = /^https?:/i.test(source);
  const { bytes, url } = isAddress
    ? await fetchDocument(source, options)
    : { bytes: await readLocal(source), url: undefined };
  const decoded = decodeText(bytes, source);
  const document = parseOpenApi(decoded, source);
  const text = isUtf8(bytes) ? Buffer.from(bytes).toString("utf8") : decoded;
  const location = url ?? realpathSync(resolve(source));
  const isBundled = refersElsewhere(document);
  if (!isBundled) return { document, text, extension: toExtension(text), url, isBundled };
  const bundled = await bundleDocument({ location, document, ...(signal && { signal }) });
  return {
    document: bundled,
    text: `${JSON.stringify(bundled, null, 2)}\n`,
    extension: "json",
    url,
    isBundled,
  };
}

function toExtension(text: string): "json" | "yaml" {
  return /^\uFEFF?\s*\{/.test(text) ? "json" : "yaml";
}

async function readLocal(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    const { bytes } = documentLimits;
    if (size > bytes) throw Object.assign(new Error(), { code: `more than ${bytes} bytes` });
    return await readFile(file);
  } catch (error) {
    throw new SpecError({
      place: { file },
      problem: `the document cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      hint: "Give the path of a file, or an http or https address.",
    });
  }
}

function parseOpenApi(text: string, source: string): JsonObject {
  const page = describePage(text);
  if (page !== undefined) {
    throw new SpecError({
      place: { file: source },
      problem: `instead of an OpenAPI document came ${page}`,
      hint: "Look at the address in a browser for the one of the document itself.",
    });
  }
  const { value } = parseSource(text, source);
  const version = isObject(value) ? String(value["openapi"] ?? value["swagger"] ?? "") : "";
  if (isObject(value) && "openapi" in value && /^3\.[01](\.|$)/.test(version)) return value;
  if (isObject(value) && "swagger" in value) {
    throw new SpecError({
      place: { file: source, pointer: "/swagger" },
      problem: `this is a Swagger ${version} document`,
      hint: `Convert it first: \`npx -y swagger2openapi@7.0.8 --patch --outfile openapi.json ${source}\`; then add openapi.json.`,
    });
  }
  throw new SpecError({
    place: { file: source },
    problem: "this is not an OpenAPI 3.0 or 3.1 document",
    hint: "Its `openapi` member must be 3.0.x or 3.1.x.",
  });
}
