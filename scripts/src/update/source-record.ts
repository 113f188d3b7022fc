import { createHash } from "node:crypto";
import { formatJson, isObject, type JsonObject } from "../json.ts";
import { readDocument } from "../read-document.ts";
import { UpdateError } from "./update-error.ts";

/** What `source.json` says of where a document is from. */
export interface SourceRecord {
  /** Where the provider publishes it; null where it does not. */
  readonly url: string | null;
  /** Whether the document that is held is a part of what is published there. */
  readonly isExtract: boolean;
  readonly sha256: string;
  readonly note: string | undefined;
  readonly members: JsonObject;
}

/**
 * Reads a provider's `source.json`.
 * @throws {UpdateError} where it does not say whether there is an address.
 */
export function readSourceRecord(root: string, provider: string): SourceRecord {
  const members = readDocument(root, `specs/${provider}/source.json`).value;
  const url = isObject(members) ? members["url"] : undefined;
  if (!isObject(members) || !(typeof url === "string" || url === null)) {
    throw new UpdateError(
      `specs/${provider}/source.json: \`url\` must be an address, or null where no document is published`,
      'Write `"url": null` and say in `note` how the document is obtained instead.',
    );
  }
  return {
    url,
    isExtract: members["extract"] === true,
    sha256: String(members["sha256"] ?? ""),
    note: typeof members["note"] === "string" ? members["note"] : undefined,
    members,
  };
}

/** `source.json` for a new document: whose bytes they are, and from when. What people wrote stays. */
export function renderSourceRecord(
  { members }: SourceRecord,
  { bytes, isWhole, now }: { readonly bytes: Uint8Array; readonly isWhole: boolean; readonly now: number },
): string {
  const { extract: _, ...others } = members;
  return formatJson({
    ...(isWhole ? { ...others, obtained: "published document" } : members),
    retrieved: new Date(now).toISOString().slice(0, 10),
    sha256: hashBytes(bytes),
  });
}

/** A SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
