import type { PrismDiagnostic, PrismOperation } from "./prism.ts";

/** An operation whose path parameters have names that Prism can read in a template, and what they were called. */
export interface PlainlyNamed {
  readonly operation: PrismOperation;
  /** The names that were changed, by those that they have now. */
  readonly names: ReadonlyMap<string, string>;
}

const plain = new WeakMap<PrismOperation, PlainlyNamed>();

/** Prism finds no value for a parameter called otherwise, such as `{user.id}`. */
const readable = /^[\w-]+$/;

/** Names the parameters of an operation's path plainly where they are not; else gives back the operation itself. */
export function namePlainly(operation: PrismOperation): PlainlyNamed {
  const known = plain.get(operation) ?? rename(operation);
  plain.set(operation, known);
  return known;
}

function rename(operation: PrismOperation): PlainlyNamed {
  const written = (operation.request?.path ?? [])
    .map(({ name }) => name)
    .filter((name) => !readable.test(name));
  if (written.length === 0) return { operation, names: new Map() };
  const aliases = new Map(written.map((name, index) => [name, `parameter-${index}`]));
  const path = operation.path.replaceAll(/\{([^{}]+)\}/g, (part, name: string) =>
    aliases.has(name) ? `{${aliases.get(name)}}` : part,
  );
  const parameters = (operation.request?.path ?? []).map((parameter) => ({
    ...parameter,
    name: aliases.get(parameter.name) ?? parameter.name,
  }));
  return {
    operation: { ...operation, path, request: { ...operation.request, path: parameters } },
    names: new Map([...aliases].map(([name, alias]) => [alias, name])),
  };
}

/** A finding with the names that its operation's parameters have in the document. */
export function restoreNames<Diagnostic extends PrismDiagnostic>(
  diagnostic: Diagnostic,
  names: ReadonlyMap<string, string>,
): Diagnostic {
  if (names.size === 0) return diagnostic;
  const { message, path } = diagnostic;
  return {
    ...diagnostic,
    message: message.replaceAll(/\bparameter-\d+\b/g, (alias) => names.get(alias) ?? alias),
    ...(path === undefined ? {} : { path: path.map((step) => names.get(step) ?? step) }),
  };
}
