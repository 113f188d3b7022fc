import type { PrismOperation } from "../contract/prism.ts";
import { createPathTemplate, type PathTemplate } from "./path-parameters.ts";

const templates = new WeakMap<PrismOperation, PathTemplate>();

/**
 * The operations among which Prism is to route a request: of those whose paths match, the one that spells out most
 * of it. Prism itself counts segments, to which `/tags/{id}.{format}` and `/tags/all.{format}` are alike, and looks
 * at a thousand operations for as long as the rest takes. Where none matches it is to say what is wrong.
 */
export function chooseOperations(
  operations: readonly PrismOperation[],
  method: string,
  path: string,
): readonly PrismOperation[] {
  const matching = operations.filter((operation) => readTemplate(operation).match(path) !== undefined);
  const [first, ...others] = matching.filter((operation) => operation.method === method);
  if (first === undefined) return matching.length === 0 ? operations : matching;
  return [others.reduce((one, other) => (measure(other) > measure(one) ? other : one), first)];
}

function readTemplate(operation: PrismOperation): PathTemplate {
  const template = templates.get(operation) ?? createPathTemplate(operation.path);
  templates.set(operation, template);
  return template;
}

/** How much of a path is spelt out, in characters. */
function measure({ path }: PrismOperation): number {
  return path.replaceAll(/\{[^{}]+\}/g, "").length;
}
