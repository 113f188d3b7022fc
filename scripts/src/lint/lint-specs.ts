import { CodegenError } from "../codegen-error.ts";
import { buildContract, type Contract } from "../contract/build-contract.ts";
import { findOperations } from "../contract/operations.ts";
import { type CheckVocabulary, createVocabularyCheck } from "../contract/vocabulary.ts";
import { resolvePointer, toPointer } from "../json.ts";
import { assertProviders, findProviders } from "../providers.ts";
import { type ProviderSources, readSources } from "../sources.ts";
import { checkContracts } from "./check-contracts.ts";
import { checkSources } from "./check-sources.ts";
import { createLocate, type Locate } from "./locate.ts";
import type { Problem } from "./problem.ts";
import { lintByRedocly } from "./run-redocly.ts";

export interface LintSpecsOptions {
  /** The repository's folder. */
  readonly root: string;
  /** The providers to check; all when empty. */
  readonly providers: readonly string[];
  /** Milliseconds that the checks of all contracts may take. Default: 120,000. */
  readonly timeout?: number;
}

interface Subject {
  readonly provider: string;
  readonly sources: ProviderSources;
  readonly contract: Contract;
  readonly locate: Locate;
}

/** Checks the specs of providers, each contract as it is generated: in the order of providers, then of checks. */
export async function lintSpecs(options: LintSpecsOptions): Promise<Problem[]> {
  const { root, timeout = 120_000 } = options;
  const known = findProviders(root);
  assertProviders(known, options.providers);
  const providers = options.providers.length === 0 ? known : options.providers;
  const checkVocabulary = createVocabularyCheck(root);
  const problems: Problem[] = [];
  const subjects = providers.flatMap((provider) => {
    const subject = readSubject(root, provider, checkVocabulary, problems);
    return subject === undefined ? [] : [subject];
  });
  const work = subjects.map(({ provider, contract }) => [provider, contract.mock] as const);
  if (work.length > 0) {
    const [checked, reports] = await Promise.all([
      checkContracts(work, timeout),
      lintByRedocly(work, timeout),
    ]);
    for (const subject of subjects) {
      const { provider, locate, sources } = subject;
      for (const { rule, operation, place, example, message } of checked.findings.get(provider) ?? []) {
        problems.push({
          provider,
          rule,
          message,
          ...locate(toExamplePointer(subject, toPlacePointer(subject, operation, place), example)),
        });
      }
      if (checked.unfinished.includes(provider))
        problems.push(toTimeProblem(provider, sources.file, timeout));
      for (const { ruleId, message, pointer } of reports.filter((report) => report.provider === provider)) {
        problems.push({ provider, rule: `redocly/${ruleId}`, message, ...locate(pointer) });
      }
    }
  }
  return problems.toSorted(
    (one, other) => providers.indexOf(one.provider) - providers.indexOf(other.provider),
  );
}

function readSubject(
  root: string,
  provider: string,
  checkVocabulary: CheckVocabulary,
  problems: Problem[],
): Subject | undefined {
  try {
    const sources = readSources(root, provider);
    problems.push(...checkSources(root, sources));
    const contract = buildContract(sources, checkVocabulary);
    return { provider, sources, contract, locate: createLocate(root, sources, contract) };
  } catch (error) {
    if (!(error instanceof CodegenError)) throw error;
    problems.push({ provider, rule: "contract", ...error.place, message: error.message });
    return undefined;
  }
}

/** The JSON Pointer of `response 200 application/json` in an operation, as far as it is known. */
function toPlacePointer({ contract, sources }: Subject, name: string, place: string): string {
  const found = findOperations(contract.mock, sources.file).find((operation) => operation.name === name);
  if (found === undefined) return "/paths";
  const [, status, mediaType] = /^response (\S+) (?!header )(.+)$/.exec(place) ?? [];
  const [, bodyType] = /^request body (.+)$/.exec(place) ?? [];
  if (status !== undefined && mediaType !== undefined)
    return `${found.pointer}${toPointer(["responses", status, "content", mediaType])}`;
  return bodyType === undefined
    ? found.pointer
    : `${found.pointer}${toPointer(["requestBody", "content", bodyType])}`;
}

/** Where the example stands at its place: among named ones, or alone. */
function toExamplePointer({ contract }: Subject, pointer: string, example: string | undefined): string {
  if (example === undefined) return pointer;
  const candidates = [`${pointer}${toPointer(["examples", example])}`, `${pointer}/example`];
  return candidates.find((each) => resolvePointer(contract.mock, each) !== undefined) ?? pointer;
}

function toTimeProblem(provider: string, file: string, timeout: number): Problem {
  const message = `its schemas and examples could not be checked within ${timeout} milliseconds: look for a pattern that backtracks without end`;
  return { provider, rule: "time", file, message };
}
