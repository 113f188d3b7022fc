import { parentPort, workerData } from "node:worker_threads";
import { ContractError, checkContract, findExampleProblems } from "@tributary/mocks";
import type { JsonObject } from "../json.ts";

/** The contracts to check, by provider. */
export type ContractWork = readonly (readonly [provider: string, contract: JsonObject])[];

/** What was found in one contract. */
export interface ContractFindings {
  readonly provider: string;
  readonly findings: readonly ContractFinding[];
}

/** A place of an operation that is wrong. */
export interface ContractFinding {
  readonly rule: "compiles" | "examples";
  readonly operation: string;
  readonly place: string;
  /** The name of the example that is wrong. */
  readonly example?: string;
  readonly message: string;
}

async function check(contract: JsonObject): Promise<ContractFinding[]> {
  const examples = (await findExampleProblems(contract)).map(({ operation, place, example, reason }) => ({
    rule: "examples" as const,
    operation,
    place,
    example,
    message: `the example \`${example}\` of ${operation}, ${place}: ${reason}`,
  }));
  return [...(await findBlindSpots(contract)), ...examples];
}

async function findBlindSpots(contract: JsonObject): Promise<ContractFinding[]> {
  try {
    await checkContract(contract);
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.blindSpots.map(({ operation, place, reason }) => ({
      rule: "compiles" as const,
      operation,
      place,
      message: `the mock cannot check ${operation}, ${place}: ${reason}`,
    }));
  }
}

for (const [provider, contract] of workerData as ContractWork) {
  parentPort?.postMessage({ provider, findings: await check(contract) } satisfies ContractFindings);
}
