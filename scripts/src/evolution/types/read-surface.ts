import ts from "typescript";
import { EvolutionError } from "../evolution-error.ts";
import { type PublishedPackage, readContract } from "../published-package.ts";
import { readPlainNames } from "./plain-names.ts";
import { readOperations } from "./read-operations.ts";
import { readPathCalls, readPathKeys } from "./read-path-calls.ts";
import type { Member, ObjectShape, Shape } from "./shape.ts";
import { ShapeReader } from "./shape-reader.ts";
import type { Surface } from "./surface.ts";

export interface ReadSurfaceOptions {
  readonly program: ts.Program;
  /** The folder in which the package is installed. */
  readonly folder: string;
  readonly source: PublishedPackage;
}

/**
 * Reads what a package publishes from its types.
 * @throws {EvolutionError} where it is not made as generated packages are.
 */
export function readSurface({ program, folder, source }: ReadSurfaceOptions): Surface {
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(`${folder}/src/index.ts`);
  const module = index === undefined ? undefined : checker.getSymbolAtLocation(index);
  if (module === undefined) throw toUnreadable(source, "it exports nothing");
  const exported = new Map(
    checker.getExportsOfModule(module).map((each) => [each.name, resolve(checker, each)]),
  );
  const isForeign = (file: ts.SourceFile): boolean => !file.fileName.startsWith(`${folder}/`);
  const reader = new ShapeReader(checker, readPlainNames(source), isForeign);
  const typeOf = (name: string): ts.Type | undefined => {
    const symbol = exported.get(name);
    return symbol === undefined ? undefined : checker.getDeclaredTypeOfSymbol(symbol);
  };
  const factory = findFactory(checker, exported, `${folder}/src/client.ts`);
  if (factory === undefined) throw toUnreadable(source, "it exports no factory of a client");
  const methods = listMethods(source);
  const environment = typeOf(factory.client.replace(/Client$/, "Environment"));
  const paths = typeOf("paths");
  return {
    names: new Map(
      [...exported].map(([name, { flags }]) => [name, { isValue: (flags & ts.SymbolFlags.Value) !== 0 }]),
    ),
    schemas: listSchemas(checker, typeOf("components")),
    client: factory.client,
    factory: factory.name,
    environments: environment === undefined ? [] : listLiterals(reader.read(environment)),
    options: readOptions(checker, reader, factory.options, `${folder}/src/client.ts`),
    operations: readOperations(checker, reader, factory.type, methods),
    pathCalls: readPathCalls(checker, reader, factory.type),
    pathKeys: paths === undefined ? new Map() : readPathKeys(reader.read(paths)),
    descriptor: readDescriptor(checker, reader, exported.get("descriptor")),
  };
}

function toUnreadable({ label, provider }: PublishedPackage, problem: string): EvolutionError {
  return new EvolutionError(
    `the package of ${provider} at ${label} cannot be read: ${problem}`,
    "It must have been written by `pnpm codegen`; compare with a state that was.",
  );
}

function resolve(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

interface Factory {
  readonly name: string;
  readonly client: string;
  readonly type: ts.Type;
  readonly options: ts.Type;
}

function findFactory(
  checker: ts.TypeChecker,
  exported: ReadonlyMap<string, ts.Symbol>,
  file: string,
): Factory | undefined {
  for (const [name, symbol] of exported) {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined || !ts.isFunctionDeclaration(declaration)) continue;
    if (declaration.getSourceFile().fileName !== file) continue;
    const signature = checker.getSignatureFromDeclaration(declaration);
    const [options] = signature?.getParameters() ?? [];
    if (signature === undefined || options === undefined) continue;
    const type = signature.getReturnType();
    return { name, client: type.symbol.name, type, options: checker.getTypeOfSymbol(options) };
  }
  return undefined;
}

/** The members that the package declares itself: those of every client are the transport's. */
function readOptions(checker: ts.TypeChecker, reader: ShapeReader, type: ts.Type, file: string): ObjectShape {
  const shape = reader.read(type);
  const own = checker
    .getPropertiesOfType(type)
    .filter((each) => each.declarations?.some((node) => node.getSourceFile().fileName === file) ?? false);
  const members = new Map<string, Member>();
  for (const { name } of own) {
    const member = shape.kind === "object" ? shape.members.get(name) : undefined;
    if (member !== undefined) members.set(name, member);
  }
  return { kind: "object", name: undefined, members, index: undefined };
}

function readDescriptor(checker: ts.TypeChecker, reader: ShapeReader, symbol: ts.Symbol | undefined): Shape {
  return symbol === undefined
    ? { kind: "primitive", name: "unknown" }
    : reader.read(checker.getTypeOfSymbol(symbol));
}

function listSchemas(checker: ts.TypeChecker, components: ts.Type | undefined): string[] {
  const schemas = components?.getProperty("schemas");
  return schemas === undefined
    ? []
    : checker.getPropertiesOfType(checker.getTypeOfSymbol(schemas)).map(({ name }) => name);
}

function listLiterals(shape: Shape): string[] {
  const members = shape.kind === "union" ? shape.members : [shape];
  return members.flatMap((each) => (each.kind === "literal" ? [String(each.value)] : []));
}

/** The method and path of each operation, by its name. */
function listMethods(source: PublishedPackage): Map<string, string> {
  const { paths = {} } = JSON.parse(readContract(source)) as {
    paths?: Record<string, Record<string, unknown>>;
  };
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]): [string, string][] => {
        const id = (operation as { operationId?: unknown } | null)?.operationId;
        return typeof id === "string" ? [[id, `${method.toUpperCase()} ${path}`]] : [];
      }),
    ),
  );
}
