import { formatJson, type JsonObject } from "../json.ts";
import type { OperationModel, ProviderModel } from "../model/provider-model.ts";
import { emitComment } from "./comment.ts";
import { emitHeader } from "./header.ts";
import { emitKey, emitTypeImport, findTypeNames, sortNames } from "./property.ts";

/** `contracts/<provider>.json`: the contract with its examples, as the mock serves it. */
export function emitMockContract(mock: JsonObject): string {
  return formatJson(mock);
}

/** `contracts/<provider>.d.ts`: the requests and responses that a handler of the mock sees and gives. */
export function emitMockTypes(model: ProviderModel): string {
  const operations = model.operations.map(emitOperation).join("");
  const types = model.types.map(({ name, component, isInterface }) => {
    const schema = `Schema<${JSON.stringify(component)}>`;
    return isInterface ? `interface ${name} extends ${schema} {}\n` : `type ${name} = ${schema};\n`;
  });
  const used = new Set(
    findTypeNames(
      [operations],
      model.types.map(({ name }) => name),
    ),
  );
  const declared = types.filter((_, index) => used.has(model.types[index]?.name ?? ""));
  return `${emitHeader(model.provider)}${emitTypeImport(declared.length === 0 ? [] : ["components"], `./${model.provider}.schema.d.ts`)}
${declared.length === 0 ? "" : 'type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];\n\n'}${declared.join("")}
${emitComment(`What a handler of ${model.displayName}'s mock is asked and may answer, by operation.`)}export interface ${model.pascalName}Operations {
${operations}}
`;
}

function emitOperation(operation: OperationModel): string {
  const parameters = (place: "path" | "query"): string => {
    const members = operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required }) => `${emitKey(name)}${required ? "" : "?"}: string`);
    return members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`;
  };
  const body = operation.body === undefined ? "undefined" : operation.body.type;
  const responses = operation.responses.map(({ statuses, type, body: kind }) => {
    const member = kind === "none" ? "body?: undefined" : `body: ${type}`;
    const status = statuses.length === 0 ? "number" : statuses.join(" | ");
    return `      | { status: ${status}; ${member}; headers?: Record<string, string> }`;
  });
  return `  ${operation.name}: {
    request: {
      path: ${parameters("path")};
      query: ${parameters("query")};
      headers: Record<string, string>;
      body: ${body};
    };
    response:
${responses.length === 0 ? "      | { status: number; body?: unknown; headers?: Record<string, string> }" : responses.join("\n")};
  };
`;
}

/** `contracts/index.d.ts`: every provider with a mock. It is emitted as Biome would format it. */
export function emitMockIndex(models: readonly { provider: string; pascalName: string }[]): string {
  const names = new Map(models.map(({ provider, pascalName }) => [`./${provider}.d.ts`, pascalName]));
  const imports = sortNames([...names.keys()]).map(
    (file) => `import type { ${names.get(file)}Operations } from "${file}";\n`,
  );
  const members = models.map(
    ({ provider, pascalName }) => `  ${emitKey(provider)}: ${pascalName}Operations;\n`,
  );
  return `// Generated from specs by \`pnpm codegen\`. Do not edit.
// A provider is added by its folder in specs.

${imports.join("")}
/** The operations of every provider that has a mock. */
export interface MockOperations {
${members.join("")}}
`;
}
