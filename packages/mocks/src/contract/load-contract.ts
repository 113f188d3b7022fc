import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { checkOperations } from "./check-operations.ts";
import { nameOperation, type PrismOperation, readOperations } from "./prism.ts";

/** A contract that passed the check, ready to be served. */
export interface LoadedContract {
  /** Of the contract without its examples where the document states it, else of the document itself. */
  readonly sha256: string;
  readonly title: string;
  readonly operations: readonly PrismOperation[];
  readonly operationNames: readonly string[];
}

/** Prism compiles and keeps every schema it is given: the same contract must give the same operations. */
const loaded = new Map<string, Promise<LoadedContract>>();

/** Reads and checks a contract (a document, or the path of one), once per process and content. */
export async function loadContract(contract: object | string): Promise<LoadedContract> {
  const text = typeof contract === "string" ? await readFile(contract, "utf8") : JSON.stringify(contract);
  const key = typeof contract === "string" ? `${resolve(contract)}\n${text}` : text;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const loading = loaded.get(key) ?? readContract(contract, text, sha256);
  loaded.set(key, loading);
  try {
    return await loading;
  } catch (error) {
    // A failure is not kept: a file that is missing today may be there at the next call.
    loaded.delete(key);
    throw error;
  }
}

async function readContract(
  contract: object | string,
  text: string,
  sha256: string,
): Promise<LoadedContract> {
  const info = readInfo(typeof contract === "string" ? text : contract);
  const operations = await readOperations(contract);
  await checkOperations(operations);
  return {
    sha256: info["x-contract-sha256"] ?? sha256,
    title: info["title"] ?? "contract",
    operations,
    operationNames: operations.map(nameOperation),
  };
}

/** The `info` strings of a document; of a path's text only where it is JSON. */
function readInfo(source: object | string): Record<string, string> {
  const document: unknown = typeof source === "string" ? parseJson(source) : source;
  const info = isRecord(document) && isRecord(document["info"]) ? document["info"] : {};
  return Object.fromEntries(
    Object.entries(info).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
