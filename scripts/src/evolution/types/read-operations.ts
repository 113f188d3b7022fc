import ts from "typescript";
import type { Shape } from "./shape.ts";
import type { ShapeReader } from "./shape-reader.ts";
import type { Answer, OperationSurface } from "./surface.ts";

/** The methods of a client's type that are operations: those that answer a result told by `ok` and `status`. */
export function readOperations(
  checker: ts.TypeChecker,
  reader: ShapeReader,
  client: ts.Type,
  paths: ReadonlyMap<string, string>,
): Map<string, OperationSurface> {
  const operations = new Map<string, OperationSurface>();
  for (const property of checker.getPropertiesOfType(client)) {
    const type = checker.getTypeOfSymbol(property);
    const [signature] = type.getCallSignatures();
    const result = signature === undefined ? undefined : checker.getAwaitedType(signature.getReturnType());
    const answers = result === undefined ? undefined : readAnswers(checker, reader, result);
    if (signature === undefined || answers === undefined) continue;
    const [input] = signature.getParameters();
    const inputType = input === undefined ? undefined : checker.getTypeOfSymbol(input);
    const requiresInput = input !== undefined && !isOptional(input);
    operations.set(property.name, {
      path: paths.get(property.name) ?? property.name,
      input: inputType === undefined ? undefined : readInput(reader, inputType),
      requiresInput,
      answers,
      item: readItem(checker, reader, type),
    });
  }
  return operations;
}

function isOptional(parameter: ts.Symbol): boolean {
  const declaration = parameter.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration) && declaration.questionToken !== undefined;
}

/** What the caller writes; nothing where the input may only be empty. */
function readInput(reader: ShapeReader, type: ts.Type): Shape | undefined {
  const present = type.isUnion()
    ? type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0)
    : [type];
  const [only] = present;
  const shape = reader.read(only !== undefined && present.length === 1 ? only : type);
  const isEmpty = shape.kind === "object" && shape.members.size === 0;
  return isEmpty ? undefined : shape;
}

/** The documented answers of a result; undefined for what is no result. */
function readAnswers(
  checker: ts.TypeChecker,
  reader: ShapeReader,
  result: ts.Type,
): Map<number, Answer> | undefined {
  const answers = new Map<number, Answer>();
  let isResult = false;
  for (const part of result.isUnion() ? result.types : [result]) {
    const ok = part.getProperty("ok");
    const status = part.getProperty("status");
    if (ok === undefined || status === undefined) continue;
    isResult = true;
    const statusType = checker.getTypeOfSymbol(status);
    const body = part.getProperty("data") ?? part.getProperty("error");
    // Several statuses at once are those that are not documented.
    if (!statusType.isNumberLiteral() || body === undefined) continue;
    const isOk = reader.read(checker.getTypeOfSymbol(ok));
    answers.set(statusType.value, {
      ok: isOk.kind === "literal" && isOk.value === true,
      body: reader.read(checker.getTypeOfSymbol(body)),
    });
  }
  return isResult ? answers : undefined;
}

/** The type of what `items()` iterates; undefined for an operation that is not paged. */
function readItem(checker: ts.TypeChecker, reader: ShapeReader, method: ts.Type): Shape | undefined {
  const items = method.getProperty("items");
  if (items === undefined) return undefined;
  const [signature] = checker.getTypeOfSymbol(items).getCallSignatures();
  const generator = signature?.getReturnType();
  const [item] = generator === undefined ? [] : checker.getTypeArguments(generator as ts.TypeReference);
  return item === undefined ? undefined : reader.read(item);
}
