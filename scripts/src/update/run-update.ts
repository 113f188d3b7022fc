import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CodegenError } from "../codegen-error.ts";
import { type Clock, systemClock } from "../fetch/clock.ts";
import { type FetchDocumentOptions, fetchDocument } from "../fetch/fetch-document.ts";
import { FetchError } from "../fetch/fetch-error.ts";
import { assertProviders, findProviders } from "../providers.ts";
import type { Classify } from "./classify.ts";
import { renderOutcome } from "./render-outcome.ts";
import { readSourceRecord } from "./source-record.ts";
import { UpdateError } from "./update-error.ts";
import { type Candidate, type Update, updateProvider } from "./update-provider.ts";

export interface RunUpdateOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The providers to update; all when empty. */
  readonly providers: readonly string[];
  /** A file to read instead of fetching. */
  readonly from?: string | undefined;
  readonly check: boolean;
  readonly acceptDifferent: boolean;
  /** Print one JSON value instead of text. */
  readonly json: boolean;
  /** Receives the report. */
  readonly print: (line: string) => void;
  /** Receives what is under way. */
  readonly progress: (line: string) => void;
  readonly classify?: Classify | undefined;
  readonly clock?: Clock;
  readonly fetchOptions?: FetchDocumentOptions;
}

/** What came of one provider. */
export type Outcome =
  | { readonly provider: string; readonly outcome: "skipped" | "failed"; readonly reason: string }
  | { readonly provider: string; readonly outcome: "unchanged"; readonly from: string }
  | {
      readonly provider: string;
      readonly outcome: "updated" | "due";
      readonly from: string;
      readonly update: Update;
    };

/**
 * Updates providers one after the other and reports on each; one that fails leaves the tree as it was and stops
 * no other.
 * @returns whether all is well: nothing failed and, when checking, nothing is due.
 */
export async function runUpdate(options: RunUpdateOptions): Promise<boolean> {
  const known = findProviders(options.root);
  assertProviders(known, options.providers);
  const outcomes: Outcome[] = [];
  for (const provider of options.providers.length === 0 ? known : options.providers) {
    const outcome = await settleProvider(provider, options);
    outcomes.push(outcome);
    if (!options.json) options.print(renderOutcome(outcome));
  }
  if (options.json) options.print(JSON.stringify({ providers: outcomes.map(toRecord) }, null, 2));
  return outcomes.every(({ outcome }) => outcome !== "failed" && outcome !== "due");
}

/** Updates one provider; what is explained becomes an outcome, and the tree is then as it was. */
export async function settleProvider(
  provider: string,
  options: Omit<RunUpdateOptions, "providers" | "json" | "print">,
): Promise<Outcome> {
  const { root, check, acceptDifferent, classify, clock = systemClock, progress } = options;
  try {
    const candidate = await findCandidate(provider, options);
    if (typeof candidate === "string") return { provider, outcome: "skipped", reason: candidate };
    const update = await updateProvider({
      root,
      provider,
      candidate,
      check,
      acceptDifferent,
      now: clock.now(),
      classify,
      onStep: (step) => progress(`${provider}  ${step}`),
    });
    const { from } = candidate;
    if (update === undefined) return { provider, outcome: "unchanged", from };
    return { provider, outcome: check ? "due" : "updated", from, update };
  } catch (error) {
    if (!isExplained(error)) throw error;
    return { provider, outcome: "failed", reason: error.message };
  }
}

function isExplained(error: unknown): error is Error {
  if (error instanceof FetchError || error instanceof CodegenError || error instanceof UpdateError)
    return true;
  // What compares with the published state has errors of its own, which say what is wrong as well.
  return error instanceof Error && error.name === "EvolutionError";
}

/** The document to look at, or why there is none to look for. */
async function findCandidate(
  provider: string,
  options: Pick<RunUpdateOptions, "root" | "from" | "progress" | "fetchOptions">,
): Promise<Candidate | string> {
  const { root, from, progress, fetchOptions } = options;
  if (from !== undefined) return { from, bytes: readCandidate(from), isPublished: false };
  const { url, note } = readSourceRecord(root, provider);
  if (url === null)
    return `source.json has no \`url\`${note === undefined ? "" : `: ${note}`} A document that was saved by hand is read with --from.`;
  progress(`${provider}  fetching ${url}`);
  const onRetry = (error: FetchError, delay: number): void =>
    progress(`${provider}  ${error.message}; once more in ${delay} ms`);
  const { bytes } = await fetchDocument(url, { onRetry, ...fetchOptions });
  return { from: url, bytes, isPublished: true };
}

function readCandidate(file: string): Uint8Array {
  try {
    return readFileSync(resolve(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UpdateError(
      `${file} cannot be read: ${code ?? String(error)}`,
      "Give the path of a document after --from.",
    );
  }
}

function toRecord(outcome: Outcome): object {
  if (!("update" in outcome)) return outcome;
  const { update, ...rest } = outcome;
  const { changes, classification, ...facts } = update;
  const files = changes.map(({ path, before, after }) => ({
    path,
    change: before === undefined ? "created" : after === undefined ? "removed" : "updated",
  }));
  return {
    ...rest,
    ...facts,
    level: classification?.level ?? null,
    counts: classification?.counts ?? {},
    files,
  };
}
