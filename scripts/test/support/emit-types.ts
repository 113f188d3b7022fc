import { emitSchema } from "../../src/emit/emit-schema.ts";
import type { JsonObject } from "../../src/json.ts";
import { correctTypes } from "../../src/types/correct-types.ts";
import { compileTypes, flattenType } from "./compile-types.ts";
import { createDocument } from "./create-document.ts";

/** Emits the types of a document as codegen does. */
export async function emitTypesOf(document: JsonObject): Promise<string> {
  return await emitSchema(correctTypes(document), "toy");
}

/** Emits the types of these component schemas. */
export async function emitSchemas(schemas: JsonObject): Promise<string> {
  return await emitTypesOf(createDocument({}, { components: { schemas } }));
}

/** What stands for each component schema, by its name and without comments. */
export async function emitByName(schemas: JsonObject): Promise<Record<string, string>> {
  const text = flattenType(await emitSchemas(schemas));
  const body = /schemas: \{ (.*) \}; responses: never;/.exec(text)?.[1] ?? "";
  return Object.fromEntries(splitMembers(body));
}

/** Splits `A: { x: string; }; B: string;` at the semicolons of its outermost level. */
function splitMembers(body: string): [string, string][] {
  const members: [string, string][] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of [...body].entries()) {
    if ("{(".includes(character)) depth++;
    if ("})".includes(character)) depth--;
    if (character !== ";" || depth > 0) continue;
    const member = body.slice(start, index).trim();
    const colon = member.indexOf(":");
    members.push([member.slice(0, colon).replaceAll('"', ""), member.slice(colon + 1).trim()]);
    start = index + 1;
  }
  return members;
}

/** What TypeScript says of the emitted schema, and of these assertions on it. */
export function checkTypes(schema: string, assertions = ""): string[] {
  const equality = `type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export function expectEqual<A, B>(_: Equal<A, B>): void {}
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
`;
  const header =
    'import type { components, paths } from "./schema.ts";\nimport { expectEqual, type Mutable } from "./equality.ts";\n';
  const use = "export type Used = [components, paths, Mutable<object>];\nexpectEqual<1, 1>(true);\n";
  return compileTypes({
    "schema.ts": schema,
    "equality.ts": equality,
    "assertions.ts": `${header}${use}type S = components["schemas"];\nexport type T = S;\n${assertions}`,
  });
}
