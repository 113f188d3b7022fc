import ts from "typescript";
import { listMembers, type ObjectShape, readTag, type Shape } from "../types/shape.ts";
import { ShapeReader } from "../types/shape-reader.ts";

/** What the composed client publishes of one provider. */
export interface CustomersSurface {
  /** What its client is made with. */
  readonly options: Shape;
  /** A customer of it, the provider's own record among its members. */
  readonly customer: ObjectShape | undefined;
  readonly capabilities: readonly string[];
}

/** Reads, from the types of an installed `packages/customers`, what it publishes of a provider. */
export function readCustomersSurface(
  program: ts.Program,
  side: string,
  provider: string,
  plainNames: ReadonlyMap<string, string>,
): CustomersSurface | undefined {
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(`${side}/packages/customers/src/index.ts`);
  const module = index === undefined ? undefined : checker.getSymbolAtLocation(index);
  if (module === undefined) return undefined;
  const reader = new ShapeReader(checker, plainNames, ({ fileName }) => !fileName.startsWith(`${side}/`));
  const exported = new Map(
    checker.getExportsOfModule(module).map((each) => [each.name, resolve(checker, each)] as const),
  );
  const declared = (name: string): Shape | undefined => {
    const symbol = exported.get(name);
    return symbol === undefined ? undefined : reader.read(checker.getDeclaredTypeOfSymbol(symbol));
  };
  const table = exported.get("capabilities");
  const capabilities = table === undefined ? undefined : reader.read(checker.getTypeOfSymbol(table));
  return {
    options: pick(declared("CustomersOptions"), provider),
    customer: findCustomer(declared("Customer"), provider),
    capabilities: listNames(pick(capabilities, provider)),
  };
}

function resolve(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

function pick(shape: Shape | undefined, name: string): Shape {
  const member = shape?.kind === "object" ? shape.members.get(name) : undefined;
  return member?.shape ?? { kind: "primitive", name: "unknown" };
}

function findCustomer(shape: Shape | undefined, provider: string): ObjectShape | undefined {
  const objects = (shape === undefined ? [] : listMembers(shape)).filter((each) => each.kind === "object");
  return objects.find((each) => readTag(each, "provider") === JSON.stringify(provider));
}

function listNames(shape: Shape): string[] {
  const item = shape.kind === "array" ? shape.item : shape;
  return listMembers(item).flatMap((each) => (each.kind === "literal" ? [String(each.value)] : []));
}
