import type { PrismOperation } from "../contract/prism.ts";
import { createPathTemplate, type PathTemplate } from "./path-parameters.ts";

const templates = new WeakMap<PrismOperation, PathTemplate>();

/** What a request is of. */
export interface ChosenOperation {
  /** The operation whose method and path match; undefined where there is none. */
  readonly routed: PrismOperation | undefined;
  /** Those among which Prism is to find it, or to say why there is none. */
  readonly operations: readonly PrismOperation[];
}

/**
 * Finds the operation that a request is of: of several whose paths match, the one that spells out most of it. Prism
 * itself counts segments, to which `/tags/{id}.{format}` and `/tags/all.{format}` are alike, and looks at a thousand
 * operations for as long as the rest takes.
 */
export function chooseOperation(
  operations: readonly PrismOperation[],
  method: string,
  path: string,
): ChosenOperation {
  const matching = operations.filter((operation) => readTemplate(operation).match(path) !== undefined);
  const [first, ...others] = matching.filter((operation) => operation.method === method);
  if (first === undefined) {
    return { routed: undefined, operations: matching.length === 0 ? operations : matching };
  }
  const routed = others.reduce((one, other) => (measure(other) > measure(one) ? other : one), first);
  return { routed, operations: [routed] };
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
