import type { ValidateFunction } from "ajv";
import { type CheckedOperation, findChecked } from "./checked-operation.ts";
import { createSchemaCompiler, type SchemaCompiler } from "./compile-schema.ts";
import { type BlindSpot, ContractError } from "./contract-error.ts";
import { nameOperation, type PrismOperation } from "./prism.ts";
import { probeBodies } from "./probe-bodies.ts";
import { listSchemaPlaces } from "./schema-places.ts";

/** Checks operations as `checkContract` does a document. */
export async function checkOperations(operations: readonly PrismOperation[]): Promise<void> {
  const compile = createSchemaCompiler();
  const blindSpots: BlindSpot[] = [];
  for (const operation of operations) {
    const by = findChecked(operation);
    const { validators, failures } = compileOperation(by, compile);
    blindSpots.push(...failures, ...(await probeBodies(by.operation, validators)));
  }
  if (blindSpots.length > 0) throw new ContractError(blindSpots);
}

function compileOperation(by: CheckedOperation, compile: SchemaCompiler) {
  const validators = new Map<object, ValidateFunction>();
  const failures: BlindSpot[] = [];
  for (const { place, schema } of listSchemaPlaces(by.operation)) {
    try {
      validators.set(schema, compile(schema, by));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push({ operation: nameOperation(by.operation), place, reason });
    }
  }
  return { validators, failures };
}
