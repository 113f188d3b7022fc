import type { ValidateFunction } from "ajv";
import { findChecked } from "./checked-operation.ts";
import { createSchemaCompiler } from "./compile-schema.ts";
import { nameOperation, type PrismOperation, readOperations } from "./prism.ts";

/** An example that does not keep to the schema it stands beside. */
export interface ExampleProblem {
  /** The operation's name. */
  readonly operation: string;
  /** Where in the operation: `query parameter per_page`, `response 200 application/json`. */
  readonly place: string;
  /** The name of the example; `default` for one that has none. */
  readonly example: string;
  /** What is wrong with it, and where in its value. */
  readonly reason: string;
}

/**
 * Finds the examples of a contract (a document, or the path of one) that their schemas do not allow, formats
 * included: those of parameters, bodies, responses and their headers, single and named. A schema that does not
 * compile is `checkContract`'s to report. It runs the contract's patterns on the contract's values: one that is
 * not trusted is checked where it can be ended.
 */
export async function findExampleProblems(contract: object | string): Promise<ExampleProblem[]> {
  const compile = createSchemaCompiler();
  return (await readOperations(contract)).map(findChecked).flatMap((by) =>
    listExamples(by.operation).flatMap(({ place, schema, name, value }) => {
      const reason = judge(() => compile(schema, by), value);
      return reason === undefined
        ? []
        : [{ operation: nameOperation(by.operation), place, example: name, reason }];
    }),
  );
}

function judge(compile: () => ValidateFunction, value: unknown): string | undefined {
  let validate: ValidateFunction;
  try {
    validate = compile();
  } catch {
    return undefined;
  }
  if (validate(value)) return undefined;
  const reasons = (validate.errors ?? []).map(({ instancePath, message }) =>
    `${instancePath} ${message}`.trim(),
  );
  return [...new Set(reasons)].slice(0, 5).join("; ");
}

interface FoundExample {
  readonly place: string;
  readonly schema: object;
  readonly name: string;
  readonly value: unknown;
}

interface Holder {
  readonly schema?: unknown;
  readonly examples?: readonly unknown[];
}

function listExamples({ request, responses }: PrismOperation): FoundExample[] {
  const parameters = [
    ["path", request?.path],
    ["query", request?.query],
    ["header", request?.headers],
    ["cookie", request?.cookie],
  ] as const;
  return [
    ...parameters.flatMap(([kind, all = []]) =>
      all.flatMap((each) => fromHolder(`${kind} parameter ${each.name}`, each)),
    ),
    ...fromContents("request body", request?.body?.contents),
    ...responses.flatMap(({ code, contents, headers = [] }) => [
      ...fromContents(`response ${code}`, contents),
      ...headers.flatMap((each) => fromHolder(`response ${code} header ${each.name}`, each)),
    ]),
  ];
}

function fromContents(
  kind: string,
  contents: readonly (Holder & { mediaType: string })[] = [],
): FoundExample[] {
  return contents.flatMap((each) => fromHolder(`${kind} ${each.mediaType}`, each));
}

function fromHolder(place: string, { schema, examples = [] }: Holder): FoundExample[] {
  if (typeof schema !== "object" || schema === null) return [];
  return examples.flatMap((example) => {
    // One that stands elsewhere, as an address, has no value here, and is not fetched.
    if (typeof example !== "object" || example === null || !("value" in example)) return [];
    const name =
      "key" in example && typeof example.key === "string"
        ? example.key.replace(/^__default$/, "default")
        : "default";
    return [{ place, schema, name, value: example.value }];
  });
}
