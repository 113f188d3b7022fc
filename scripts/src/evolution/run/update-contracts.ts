import { runCodegen } from "../../run-codegen.ts";
import {
  type WriteChangesetsOptions,
  type WrittenChangesets,
  writeChangesets,
} from "../changeset/write-changesets.ts";

export interface UpdateContractsOptions extends WriteChangesetsOptions {
  /** Receives each line of what is generated. */
  readonly print: (line: string) => void;
}

/**
 * Brings the tree to what `specs/` says, in one step: generates the packages, reaches the verdict, writes the
 * changesets and their proofs. Undefined where a provider does not generate: nothing is then written for any.
 * @throws {CodegenError | EvolutionError} where a base cannot be read or compared.
 */
export async function updateContracts(
  options: UpdateContractsOptions,
): Promise<WrittenChangesets | undefined> {
  const { root, providers, print } = options;
  const isGenerated = await runCodegen({ root, providers, check: false, print });
  return isGenerated ? await writeChangesets(options) : undefined;
}
