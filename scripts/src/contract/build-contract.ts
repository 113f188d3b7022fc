import { createHash } from "node:crypto";
import { SpecError } from "../codegen-error.ts";
import { isObject, type JsonObject, setMember } from "../json.ts";
import { correctMock } from "../mock/correct-mock.ts";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import type { ProviderSources } from "../sources.ts";
import { assertNoCycles } from "./check-cycles.ts";
import { assertNames } from "./check-names.ts";
import { assertReferences } from "./check-references.ts";
import { inlinePathItems } from "./inline-path-items.ts";
import { type FoundOperation, findOperations, methods } from "./operations.ts";
import { pruneComponents } from "./prune-components.ts";
import type { CheckVocabulary } from "./vocabulary.ts";

/** A provider's contract in its four forms. */
export interface Contract {
  /** Upstream's document with its fixes, of the operations offered: what types and mocks are made from. */
  readonly document: JsonObject;
  /** The same with its words, of the operations offered: what the client is made from. */
  readonly annotated: JsonObject;
  /** The same as `document` with examples: what values to call with are taken from. */
  readonly exemplified: JsonObject;
  /** The same, corrected for Prism: what the mock serves. */
  readonly mock: JsonObject;
  /** The contract's SHA-256 in hexadecimal: the hash of `document` as compact JSON. */
  readonly sha256: string;
}

/** Makes the contract of a provider: document, then fixes, then the client's words and the mock's examples. */
export function buildContract(sources: ProviderSources, checkVocabulary: CheckVocabulary): Contract {
  const fixed = inlinePathItems(applyOverlay(sources.document, sources.fixes), sources.file);
  const annotated = applyOverlay(fixed, sources.client);
  checkVocabulary(annotated, sources.client.file);
  const operations = findOperations(annotated, sources.file);
  if (operations.length === 0) {
    throw new SpecError({
      place: { file: sources.file, pointer: "/paths" },
      problem: "there is no operation to make a client of",
      hint: "A document of webhooks alone has none. Add the operations in fixes.overlay.yaml.",
    });
  }
  const document = offerOperations(fixed, operations);
  assertNames(document, operations, sources.file);
  assertReferences(document, sources.file);
  assertNoCycles(document, sources.file);
  const sha256 = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  // Where an overlay changes nothing the document is the same, and so is what is offered of it.
  const offer = (form: JsonObject): JsonObject =>
    form === fixed ? document : offerOperations(form, operations);
  const exemplified = offer(applyOverlay(fixed, sources.examples));
  return {
    document,
    annotated: offer(annotated),
    exemplified,
    mock: stampHash(correctMock(exemplified), sha256),
    sha256,
  };
}

/** A copy with only these operations, each under the name of its method, and the components they reach. */
function offerOperations(document: JsonObject, operations: readonly FoundOperation[]): JsonObject {
  const paths: JsonObject = {};
  for (const [path, pathItem] of Object.entries(document["paths"] as JsonObject)) {
    if (!isObject(pathItem)) continue;
    const offered = operations.filter((operation) => operation.path === path);
    if (offered.length > 0) setMember(paths, path, offerPathItem(pathItem, offered));
  }
  return pruneComponents({ ...document, paths });
}

function offerPathItem(pathItem: JsonObject, offered: readonly FoundOperation[]): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(pathItem)) {
    const found = offered.find(({ method }) => method === key);
    if (found !== undefined && isObject(value)) setMember(kept, key, withOperationId(value, found.name));
    else if (!isMethod(key)) setMember(kept, key, value);
  }
  return kept;
}

function withOperationId(operation: JsonObject, name: string): JsonObject {
  return "operationId" in operation
    ? { ...operation, operationId: name }
    : { operationId: name, ...operation };
}

function isMethod(key: string): boolean {
  return (methods as readonly string[]).includes(key);
}

function stampHash(mock: JsonObject, sha256: string): JsonObject {
  const info = isObject(mock["info"]) ? mock["info"] : {};
  return { ...mock, info: { ...info, "x-contract-sha256": sha256 } };
}
