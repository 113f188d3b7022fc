import { EmitError } from "../codegen-error.ts";
import { isObject, type JsonObject, resolvePointer, toPointer } from "../json.ts";
import type { FoundOperation } from "./operations.ts";

/** The most characters that a name may have which becomes one in TypeScript. */
const longest = 200;

/**
 * Checks that the names which become methods and types are such as a person can write.
 * @throws {EmitError} naming the place of the first that is not.
 */
export function assertNames(document: JsonObject, operations: readonly FoundOperation[], file: string): void {
  for (const { name, pointer } of operations) {
    if (name.length <= longest) continue;
    throw toLengthError(
      file,
      pointer,
      "the method's name",
      "Name it in client.overlay.yaml: `update: { x-tributary: { name: … } }`.",
    );
  }
  const schemas = resolvePointer(document, "/components/schemas");
  for (const name of Object.keys(isObject(schemas) ? schemas : {})) {
    if (name.length <= longest) continue;
    const pointer = toPointer(["components", "schemas", name]);
    throw toLengthError(
      file,
      pointer,
      "the schema's name",
      "Leave out what uses it by the word `operations` in client.overlay.yaml.",
    );
  }
}

function toLengthError(file: string, pointer: string, what: string, hint: string): EmitError {
  return new EmitError({
    place: { file, pointer },
    problem: `${what} is longer than ${longest} characters`,
    hint,
  });
}
