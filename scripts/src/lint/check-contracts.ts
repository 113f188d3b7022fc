import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ContractFindings, ContractWork } from "./contract-worker.ts";

/** What the checks found, and the contracts that they did not come to the end of. */
export interface CheckedContracts {
  readonly findings: ReadonlyMap<string, ContractFindings["findings"]>;
  readonly unfinished: readonly string[];
}

/**
 * Compiles every schema of contracts and holds their examples against them, in a thread of its own: a pattern
 * can be made to run for ever on an example beside it, and only a thread can then be ended.
 * @param timeout milliseconds for all of them.
 */
export async function checkContracts(work: ContractWork, timeout: number): Promise<CheckedContracts> {
  const findings = new Map<string, ContractFindings["findings"]>();
  const worker = new Worker(new URL("contract-worker.ts", import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  worker.on("message", (found: ContractFindings) => findings.set(found.provider, found.findings));
  const timer = setTimeout(() => void worker.terminate(), timeout);
  try {
    await once(worker, "exit");
  } finally {
    clearTimeout(timer);
  }
  return {
    findings,
    unfinished: work.map(([provider]) => provider).filter((provider) => !findings.has(provider)),
  };
}
