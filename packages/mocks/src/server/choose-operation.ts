import type { PrismOperation } from "../contract/prism.ts";
import { createPathTemplate, type PathTemplate } from "./path-parameters.ts";

const templates = new WeakMap<PrismOperation, PathTemplate>();

/**
 * The operations among which Prism is to route a request: of several whose paths match, the one that spells out
 * most of it. Prism itself counts segments, to which `/tags/{id}.{format}` and `/tags/all.{format}` are alike.
 */
export function chooseOperations(
  operations: readonly PrismOperation[],
  method: string,
  path: string,
): readonly PrismOperation[] {
  const matching = operations.filter(
    (operation) => operation.method === method && readTemplate(operation).match(path) !== undefined,
  );
  if (matching.length < 2) return operations;
  const best = matching.reduce((one, other) => (measure(other) > measure(one) ? other : one));
  return operations.filter((operation) => operation === best || !matching.includes(operation));
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
