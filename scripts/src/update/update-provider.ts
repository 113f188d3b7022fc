import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText } from "../document/decode-text.ts";
import { isObject } from "../json.ts";
import { readDocument } from "../read-document.ts";
import { runCodegen } from "../run-codegen.ts";
import { readSources } from "../sources.ts";
import { assertKinship } from "./check-kinship.ts";
import type { Classification, Classify } from "./classify.ts";
import { commitChanges, type FileChange, listChanges } from "./commit-changes.ts";
import { listOperations, readAnswer } from "./read-answer.ts";
import { hashBytes, readSourceRecord, renderSourceRecord, type SourceRecord } from "./source-record.ts";
import { createStaging, readFiles } from "./staging.ts";
import { UpdateError } from "./update-error.ts";

/** A document that may become the next one. */
export interface Candidate {
  /** Where it is from, for people: an address or a file. */
  readonly from: string;
  readonly bytes: Uint8Array;
  /** Whether it comes from where the provider publishes it. */
  readonly isPublished: boolean;
}

export interface UpdateProviderOptions {
  /** The repository's folder. */
  readonly root: string;
  readonly provider: string;
  readonly candidate: Candidate;
  /** Say what would change, and change nothing. */
  readonly check: boolean;
  /** Take a document of another title, or without any operation that was known. */
  readonly acceptDifferent: boolean;
  /** Milliseconds since 1970, for the date of retrieval. */
  readonly now: number;
  /** Default: the change is not classified, and no changeset written. */
  readonly classify?: Classify | undefined;
  /** Told of each step that may take a second. */
  readonly onStep?: (step: string) => void;
}

/** An update, made or, when checking, found to be due. */
export interface Update {
  readonly before: string;
  readonly sha256: string;
  /** Of the document, and of the client made from it. */
  readonly published: Counted;
  readonly offered: Counted;
  readonly classification: Classification | undefined;
  readonly changes: readonly FileChange[];
  readonly review: readonly string[];
}

interface Counted {
  readonly before: number;
  readonly after: number;
}

/**
 * Makes a document the one that a provider's client is generated from: document, record, package, mock and
 * changeset, all of it or nothing. Everything is done in a copy of the repository first.
 * @returns undefined where the document is the one that is held.
 * @throws {UpdateError | CodegenError} where it cannot be; the tree is then as it was.
 */
export async function updateProvider(options: UpdateProviderOptions): Promise<Update | undefined> {
  const { root, provider, candidate, check, onStep } = options;
  const record = readSourceRecord(root, provider);
  const held = readSources(root, provider);
  const sha256 = hashBytes(candidate.bytes);
  if (sha256 === record.sha256) return undefined;
  const next = readAnswer(decodeText(candidate.bytes, candidate.from), candidate.from);
  if (!options.acceptDifferent) assertKinship(held.document, next, candidate.from);
  const folders = [`specs/${provider}`, `packages/${provider}`, "packages/mocks/contracts", ".changeset"];
  const operations = listOperations(next);
  const published = { before: listOperations(held.document).size, after: operations.size };
  const isWhole = candidate.isPublished || (record.isExtract && published.after > published.before);
  using staging = createStaging(root);
  const files = readFiles(staging.root, folders);
  writeDocument(staging.root, held.file, candidate.bytes);
  writeFileSync(
    join(staging.root, `specs/${provider}/source.json`),
    renderSourceRecord(record, { bytes: candidate.bytes, isWhole, now: options.now }),
  );
  onStep?.("generating");
  await regenerate(staging.root, provider);
  const offering = readOffered(staging.root, provider);
  const offered = { before: readOffered(root, provider).size, after: offering.size };
  assertSelected(record, provider, offered);
  if (options.classify !== undefined) onStep?.("comparing with what is published");
  const classification = await options.classify?.(staging.root, provider);
  const changes = listChanges(files, readFiles(staging.root, folders));
  if (!check) commitChanges(root, changes);
  const review = listReview(record, isWhole, operations.difference(offering).size, classification);
  return { before: record.sha256, sha256, published, offered, classification, changes, review };
}

/** The bytes as published, under the name that says in which syntax they are. */
function writeDocument(root: string, held: string, bytes: Uint8Array): void {
  const isJson = /^\ufeff?\s*[{[]/.test(decodeText(bytes, held));
  const isNamed = isJson === held.endsWith(".json");
  const file = isNamed ? held : held.replace(/\.\w+$/, isJson ? ".json" : ".yaml");
  if (!isNamed) rmSync(join(root, held));
  writeFileSync(join(root, file), bytes);
}

async function regenerate(root: string, provider: string): Promise<void> {
  const lines: string[] = [];
  const isWell = await runCodegen({
    root,
    providers: [provider],
    check: false,
    print: (line) => void lines.push(line),
  });
  if (isWell) return;
  const [problem = "", ...hints] = lines
    .filter((line) => line !== `${provider}  failed`)
    .join("\n")
    .trim()
    .split("\n");
  throw new UpdateError(
    `the new document does not generate: ${problem.replace(/\.$/, "")}`,
    [...hints.map((line) => line.trim()), "Nothing was changed."].join(" "),
  );
}

/** The operations of the client, by its contract; none where there is no client yet. */
function readOffered(root: string, provider: string): Set<string> {
  const file = `packages/${provider}/openapi.json`;
  const contract = existsSync(join(root, file)) ? readDocument(root, file).value : undefined;
  return isObject(contract) ? listOperations(contract) : new Set();
}

/** Where a part of the document was held, all of it must not become the client by itself. */
function assertSelected({ isExtract }: SourceRecord, provider: string, offered: Counted): void {
  if (!isExtract || offered.after <= offered.before) return;
  throw new UpdateError(
    `the document that is held is an extract, and with the whole one the client would grow from ${offered.before} to ${offered.after} operations`,
    `Name those that it shall offer by the word \`operations\` in specs/${provider}/client.overlay.yaml. Nothing was changed.`,
  );
}

function listReview(
  { note, isExtract, url }: SourceRecord,
  isWhole: boolean,
  left: number,
  classification: Classification | undefined,
): string[] {
  return [
    ...(left > 0
      ? [
          `${left} operations are published that the client does not offer: client.overlay.yaml names those that it does`,
        ]
      : []),
    ...(isExtract && isWhole
      ? [
          "the whole document takes the place of an extract: fixes that added what it left out may be needless now",
        ]
      : []),
    ...(note === undefined ? [] : ["`note` of source.json was written of the document before"]),
    ...(url === null ? ["`obtained` of source.json must say how this document was obtained"] : []),
    ...(classification?.review ?? []),
  ];
}
