import type ts from "typescript";
import { type Shape, toUnion } from "./shape.ts";
import type { ShapeReader } from "./shape-reader.ts";
import type { PathCallSurface, PathKey } from "./surface.ts";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];
const calls = new Map([
  ["PathCall", true],
  ["OptionalPathCall", false],
]);

/** The calls by path of a client: the tables that its `GET`, `POST` and so on are made from. */
export function readPathCalls(
  checker: ts.TypeChecker,
  reader: ShapeReader,
  client: ts.Type,
): Map<string, PathCallSurface> {
  const found = new Map<string, PathCallSurface>();
  for (const method of methods) {
    const property = client.getProperty(method);
    if (property === undefined) continue;
    const type = checker.getTypeOfSymbol(property);
    for (const part of type.isIntersection() ? type.types : [type]) {
      const requiresInput = calls.get(part.aliasSymbol?.name ?? "");
      const table = part.aliasTypeArguments?.[0];
      if (requiresInput === undefined || table === undefined) continue;
      for (const endpoint of checker.getPropertiesOfType(table)) {
        const read = (name: string): Shape => readProperty(checker, reader, endpoint, name);
        const path = endpoint.name;
        found.set(`${method} ${path}`, {
          method,
          path,
          requiresInput,
          init: read("init"),
          data: read("data"),
        });
      }
    }
  }
  return found;
}

function readProperty(checker: ts.TypeChecker, reader: ShapeReader, owner: ts.Symbol, name: string): Shape {
  const property = checker.getTypeOfSymbol(owner).getProperty(name);
  return property === undefined
    ? { kind: "primitive", name: "unknown" }
    : reader.read(checker.getTypeOfSymbol(property));
}

/** Every status and media type below `paths`, by the steps that lead there. */
export function readPathKeys(paths: Shape): Map<string, PathKey> {
  const keys = new Map<string, PathKey>();
  const add = (operation: string, isError: boolean, steps: readonly string[]): void => {
    keys.set(JSON.stringify(steps), { steps, operation, isError, isAnswer: steps[2] === "responses" });
  };
  for (const [path, item] of listEntries(paths)) {
    for (const [method, operation] of listEntries(item)) {
      if (!methods.includes(method.toUpperCase())) continue;
      const name = `${method.toUpperCase()} ${path}`;
      const answers = listEntries(operation, "responses");
      for (const [status, answer] of answers) {
        const isError = !/^2\d\d$/.test(status);
        add(name, isError, [path, method, "responses", status]);
        for (const [media] of listEntries(answer, "content")) {
          add(name, isError, [path, method, "responses", status, "content", media]);
        }
      }
      for (const [media] of listEntries(findMember(operation, "requestBody"), "content")) {
        add(name, false, [path, method, "requestBody", "content", media]);
      }
    }
  }
  return keys;
}

function listEntries(shape: Shape, member?: string): [string, Shape][] {
  const holder = member === undefined ? shape : findMember(shape, member);
  return holder.kind === "object" ? [...holder.members].map(([name, each]) => [name, each.shape]) : [];
}

function findMember(shape: Shape, name: string): Shape {
  return (shape.kind === "object" ? shape.members.get(name)?.shape : undefined) ?? toUnion([]);
}
