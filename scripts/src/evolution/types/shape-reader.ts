import ts from "typescript";
import { isPrimitive, type Member, type ObjectShape, type Shape, toUnion } from "./shape.ts";

const { TypeFlags } = ts;

/** Reads types as shapes. A type is read once: its second reading gives the same object, and so may a cycle. */
export class ShapeReader {
  readonly #checker: ts.TypeChecker;
  /** The plain names of schemas, by the names they have in the contract. */
  readonly #plainNames: ReadonlyMap<string, string>;
  readonly #isLibrary: (file: ts.SourceFile) => boolean;
  readonly #read = new Map<ts.Type, Shape>();

  constructor(
    checker: ts.TypeChecker,
    plainNames: ReadonlyMap<string, string>,
    isLibrary: (file: ts.SourceFile) => boolean,
  ) {
    this.#checker = checker;
    this.#plainNames = plainNames;
    this.#isLibrary = isLibrary;
  }

  read(type: ts.Type): Shape {
    const known = this.#read.get(type);
    if (known !== undefined) return known;
    const simple = readSimple(type);
    const shape = simple ?? this.#readStructure(type);
    this.#read.set(type, shape);
    return shape;
  }

  #readStructure(type: ts.Type): Shape {
    if (type.isUnion()) return joinMembers(type.types.map((each) => this.read(each)));
    if (this.#checker.isArrayType(type)) return { kind: "array", item: this.read(this.#argument(type)) };
    if (this.#checker.isTupleType(type)) {
      const items = this.#checker.getTypeArguments(type as ts.TypeReference);
      return { kind: "tuple", items: items.map((item) => this.read(item)) };
    }
    const isCallable = type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
    const isForeign =
      type.symbol?.declarations?.some((each) => this.#isLibrary(each.getSourceFile())) ?? false;
    const isStructure = (type.flags & (TypeFlags.Object | TypeFlags.Intersection)) !== 0;
    if (isCallable || isForeign || !isStructure) {
      return { kind: "opaque", text: this.#checker.typeToString(type) };
    }
    return this.#readObject(type);
  }

  #argument(type: ts.Type): ts.Type {
    return this.#checker.getTypeArguments(type as ts.TypeReference)[0] ?? this.#checker.getNeverType();
  }

  #readObject(type: ts.Type): ObjectShape {
    const members = new Map<string, Member>();
    const index = this.#checker.getIndexInfosOfType(type).map((info) => info.type);
    const shape = { kind: "object", name: this.#nameOf(type), members, index: undefined } as {
      -readonly [Key in keyof ObjectShape]: ObjectShape[Key];
    };
    // Known before its members are read: one of them may lead back here.
    this.#read.set(type, shape);
    for (const symbol of this.#checker.getPropertiesOfType(type)) {
      const member = this.#readMember(symbol);
      // A member that may only be left out is not there.
      if (!(member.optional && isPrimitive(member.shape, "never"))) members.set(symbol.name, member);
    }
    if (index.length > 0) shape.index = toUnion(index.map((each) => this.read(each)));
    return shape;
  }

  #readMember(symbol: ts.Symbol): Member {
    const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const type = this.#checker.getTypeOfSymbol(symbol);
    return {
      shape: optional ? this.#readPresent(type) : this.read(type),
      optional,
      declaration: describeDeclaration(symbol.declarations?.[0], this.#plainNames),
    };
  }

  /** The type of an optional member that is there. `undefined` is a part of it only where it is written. */
  #readPresent(type: ts.Type): Shape {
    const parts = type.isUnion() ? type.types : [type];
    const written = this.#checker.getUndefinedType();
    const present = parts.filter((part) => (part.flags & TypeFlags.Undefined) === 0 || part === written);
    return joinMembers(present.map((part) => this.read(part)));
  }

  #nameOf(type: ts.Type): string | undefined {
    const declaration = type.symbol?.declarations?.[0];
    if (declaration === undefined) return undefined;
    return ts.isInterfaceDeclaration(declaration)
      ? declaration.name.text
      : describeDeclaration(declaration.parent, this.#plainNames);
  }
}

function readSimple(type: ts.Type): Shape | undefined {
  const { flags } = type;
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return { kind: "primitive", name: "unknown" };
  if (flags & TypeFlags.Never) return { kind: "primitive", name: "never" };
  if (flags & TypeFlags.Null) return { kind: "primitive", name: "null" };
  if (flags & (TypeFlags.Undefined | TypeFlags.Void)) return { kind: "primitive", name: "undefined" };
  if (flags & TypeFlags.String) return { kind: "primitive", name: "string" };
  if (flags & TypeFlags.Number) return { kind: "primitive", name: "number" };
  if (flags & TypeFlags.BigInt) return { kind: "primitive", name: "bigint" };
  if (flags & TypeFlags.Boolean) return { kind: "primitive", name: "boolean" };
  if (flags & TypeFlags.BooleanLiteral) {
    return {
      kind: "literal",
      value: (type as ts.Type & { intrinsicName?: string }).intrinsicName === "true",
    };
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: "literal", value: type.value };
  return undefined;
}

/** The union of shapes; `true` and `false` together are a boolean. */
function joinMembers(shapes: readonly Shape[]): Shape {
  const members = [...new Set(shapes.flatMap((shape) => (shape.kind === "union" ? shape.members : [shape])))];
  const isBoolean = (shape: Shape): boolean => shape.kind === "literal" && typeof shape.value === "boolean";
  if (members.filter(isBoolean).length < 2) return toUnion(members);
  return toUnion([{ kind: "primitive", name: "boolean" }, ...members.filter((shape) => !isBoolean(shape))]);
}

/** The place of a member below `components.schemas`, with the schema's plain name for the first step. */
function describeDeclaration(
  declaration: ts.Node | undefined,
  plainNames: ReadonlyMap<string, string>,
): string | undefined {
  const steps: string[] = [];
  let root = "";
  for (let node = declaration; node !== undefined && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isPropertySignature(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) {
      steps.unshift(node.name.text);
    } else if (ts.isInterfaceDeclaration(node)) root = node.name.text;
  }
  const [section, name, ...rest] = steps;
  if (root !== "components" || section !== "schemas" || name === undefined) return undefined;
  return [plainNames.get(name) ?? name, ...rest].join(".");
}
