import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { InputError } from "../errors/refusals.ts";
import type { CallFacts } from "../send/call.ts";
import { headerRule, pathRule, type QueryStrategy, queryRule, readPathNames } from "./parameter-values.ts";

type Values = Readonly<Record<string, unknown>>;

/** A call's input, by where it goes. */
export interface RequestParts {
  readonly path: Values;
  readonly query: Values;
  readonly header: Values;
  readonly body: unknown;
}

const RULES = { path: pathRule, query: queryRule, header: headerRule };
const PLACES = ["path", "query", "header"] as const;
const UNKNOWN = "the operation has no such parameter";

/** Sorts flat input by where the operation wants it, and checks it. */
export function fromFlatInput(
  operation: OperationDescriptor,
  input: unknown,
  facts: CallFacts,
  query?: QueryStrategy,
): RequestParts {
  const names = readNames(operation);
  const parts = { path: createRecord(), query: createRecord(), header: createRecord() };
  const flat = checkRecord(input, "input", facts);
  let body: unknown;
  for (const name of Object.keys(flat)) {
    const renamed = operation.renamed?.[name];
    const place = renamed?.in ?? PLACES.find((candidate) => names[candidate].includes(name));
    if (place) parts[place][renamed?.name ?? name] = flat[name];
    else if (name === "body") body = flat[name];
    else throw new InputError(facts, name, UNKNOWN);
  }
  return checkParts(operation, { ...parts, body }, facts, query);
}

/** Checks openapi-fetch's `params` and `body`. */
export function fromParams(
  operation: OperationDescriptor,
  params: unknown,
  body: unknown,
  facts: CallFacts,
  strategy?: QueryStrategy,
): RequestParts {
  const { path, query, header } = toRecord(params, "params", facts);
  const parts = {
    path: toRecord(path, "path", facts),
    query: toRecord(query, "query", facts),
    header: toRecord(header, "header", facts),
  };
  return checkParts(operation, { ...parts, body }, facts, strategy);
}

function checkParts(
  operation: OperationDescriptor,
  parts: RequestParts,
  facts: CallFacts,
  query: QueryStrategy | undefined,
): RequestParts {
  const names = readNames(operation);
  for (const place of PLACES) {
    for (const name in parts[place]) {
      if (!names[place].includes(name)) throw new InputError(facts, name, UNKNOWN);
    }
    for (const name of names[place]) {
      const style = place === "query" ? operation.queryStyles?.[name] : undefined;
      const { accepts, wanted } = (style && query?.ruleOf(style)) ?? RULES[place];
      if (!accepts(parts[place][name])) throw new InputError(facts, name, wanted);
    }
  }
  if (parts.body !== undefined && !operation.body) throw new InputError(facts, "body", UNKNOWN);
  return parts;
}

type Names = Record<(typeof PLACES)[number], readonly string[]>;

const known: WeakMap<OperationDescriptor, Names> = /* @__PURE__ */ new WeakMap();

/** The names of an operation's parameters, by place; read once for each operation. */
function readNames(operation: OperationDescriptor) {
  let names = known.get(operation);
  if (!names) {
    const { path, query = [], header = [] } = operation;
    names = { path: readPathNames(path), query, header };
    known.set(operation, names);
  }
  return names;
}

function checkRecord(value: unknown, name: string, facts: CallFacts): Values {
  if (value === undefined) return {};
  if (typeof value === "object" && value && !Array.isArray(value)) return value as Values;
  throw new InputError(facts, name, "pass an object");
}

function toRecord(value: unknown, name: string, facts: CallFacts): Values {
  return Object.assign(createRecord(), checkRecord(value, name, facts));
}

/** A record in which no name is inherited. */
function createRecord(): Record<string, unknown> {
  return Object.create(null);
}
