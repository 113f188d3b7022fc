import type { ValidateFunction } from "ajv";
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
    const { validators, failures } = compileOperation(operation, compile);
    blindSpots.push(...failures, ...(await probeBodies(operation, validators)));
  }
  if (blindSpots.length > 0) throw new ContractError(blindSpots);
}

function compileOperation(operation: PrismOperation, compile: SchemaCompiler) {
  const validators = new Map<object, ValidateFunction>();
  const failures: BlindSpot[] = [];
  for (const { place, schema } of listSchemaPlaces(operation)) {
    try {
      validators.set(schema, compile(schema, operation));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push({ operation: nameOperation(operation), place, reason });
    }
  }
  return { validators, failures };
}
