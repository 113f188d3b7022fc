import type { ValidateFunction } from "ajv";
import { describe, expect, it } from "vitest";
import { readOperations } from "../src/contract/prism.ts";
import { probeBodies } from "../src/contract/probe-bodies.ts";
import { listSchemaPlaces } from "../src/contract/schema-places.ts";
import { createLibraryContract } from "./fixtures/library-contract.ts";

/** Validators that refuse everything, as if every schema had compiled and no probe body fitted. */
function refuseAll(schemas: readonly object[]): Map<object, ValidateFunction> {
  const refuse = (() => false) as unknown as ValidateFunction;
  return new Map(schemas.map((schema) => [schema, refuse]));
}

async function probe(contract: object) {
  const operations = await readOperations(contract);
  const found = operations.map((operation) =>
    probeBodies(operation, refuseAll(listSchemaPlaces(operation).map(({ schema }) => schema))),
  );
  return (await Promise.all(found)).flat();
}

describe("probeBodies", () => {
  it("finds nothing where Prism sees a wrong body", async () => {
    await expect(probe(createLibraryContract())).resolves.toEqual([]);
  });

  it("finds the bodies Prism is blind for, of responses and of requests, without compiling anything", async () => {
    const contract = createLibraryContract();
    const { Book, NewBook } = contract.components.schemas;
    for (const { properties } of [Book, NewBook]) Object.assign(properties.title, { type: "strnig" });
    const blindSpots = await probe(contract);
    expect(blindSpots.map(({ operation, place }) => `${operation}: ${place}`)).toEqual([
      "listBooks: response 200 application/json",
      "addBook: request body application/json",
      "addBook: response 201 application/json",
      "getBook: response 200 application/json",
    ]);
    expect(blindSpots[0]?.reason).toBe('Prism did not notice a wrong body ("wrong")');
  });
});
