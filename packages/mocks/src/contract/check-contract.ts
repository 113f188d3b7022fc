import { checkOperations } from "./check-operations.ts";
import { readOperations } from "./prism.ts";

/**
 * Checks that the mock can validate by every schema of a contract (a document, or the path of one).
 * Where a schema does not compile, Prism validates nothing and says nothing: valid OpenAPI such as
 * `nullable: true` beside an enum that lists `null` is enough.
 * @throws {ContractError} naming operation, place and reason of every such schema.
 */
export async function checkContract(contract: object | string): Promise<void> {
  await checkOperations(await readOperations(contract));
}
