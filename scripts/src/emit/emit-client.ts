import type { OperationModel, ParameterModel, ProviderModel } from "../model/provider-model.ts";
import { requiresInput, takesInput } from "../model/provider-model.ts";
import { emitComment, toSentence } from "./comment.ts";
import { emitHeader } from "./header.ts";
import { emitAccess, emitKey, emitShorthand, emitTypeImport, findTypeNames } from "./property.ts";

const factories = { "api-key": "apiKey", bearer: "bearer", "token-login": "tokenLogin", none: undefined };

/** `src/client.ts`: the client's type, its options and its factory. */
export function emitClient(model: ProviderModel): string {
  const { pascalName, displayName } = model;
  const strategies = listStrategies(model);
  const names = strategies.flatMap((strategy) => strategy.names);
  const operations = model.operations.map(emitMethod).join("\n");
  const options = emitOptions(model);
  const httpTypes = [
    "CallOptions",
    "ClientOptions",
    "Credential",
    "OptionalPaginatedOperation",
    "PaginatedOperation",
    "TokenSharing",
  ];
  const http = findTypeNames([operations, options], httpTypes);
  const operationTypes = model.operations.flatMap(({ pascalName: name }) => [
    `${name}Input`,
    `${name}Result`,
  ]);
  const types = model.types.map(({ name }) => name);
  return [
    emitHeader(model.provider),
    `import { ${[...names, "createProviderClient"].toSorted().join(", ")} } from "@tributary/http";\n`,
    emitTypeImport(http, "@tributary/http"),
    'import { descriptor } from "./descriptor.ts";\n',
    emitTypeImport(findTypeNames([operations], operationTypes), "./operations.ts"),
    `import type { ${pascalName}PathCalls } from "./path-calls.ts";\n`,
    emitTypeImport(findTypeNames([operations], types), "./types.ts"),
    `\n${options}\n`,
    emitComment(`A client of ${displayName}: a method per operation, and openapi-fetch's calls by path.`),
    `export interface ${pascalName}Client extends ${pascalName}PathCalls {
${operations}}

`,
    emitFactory(model, strategies),
  ].join("");
}

/** A behaviour of the transport that the provider needs: what is not imported is not bundled. */
interface Strategy {
  readonly member: "authentication" | "parts" | "answers" | "readCode" | "pagination";
  /** What the transport calls what it is made of. */
  readonly names: readonly string[];
  /** How the factory hands it over. */
  readonly code: string;
}

function listStrategies(model: ProviderModel): Strategy[] {
  const { operations } = model;
  const factory = factories[model.authentication.strategy];
  const parts = listParts(operations);
  const strategies: Strategy[] = [];
  if (factory !== undefined) {
    const code = `${factory}(${emitCredentials(model)})`;
    strategies.push({ member: "authentication", names: [factory], code });
  }
  if (parts.length > 0) strategies.push({ member: "parts", names: parts, code: `[${parts.join(", ")}]` });
  if (operations.some(answersOtherThanJson)) strategies.push(toStrategy("answers", "anyMedia"));
  if (model.errorCode !== undefined) strategies.push(toStrategy("readCode", "readPointer"));
  if (operations.some(({ pagination }) => pagination !== undefined)) {
    strategies.push(toStrategy("pagination", "pageNumbers"));
  }
  return strategies;
}

function toStrategy(member: Strategy["member"], name: string): Strategy {
  return { member, names: [name], code: name };
}

/** The parts of a request that some operation takes input in: a plain strategy, or one that does more. */
function listParts(operations: readonly OperationModel[]): string[] {
  const parameters = operations.flatMap((operation) => operation.parameters);
  const bodies = operations.flatMap(({ body }) => body ?? []);
  const takesIn = (place: ParameterModel["in"]) => parameters.some((parameter) => parameter.in === place);
  const isStyled = parameters.some(({ style }) => style !== undefined);
  const isKeyed = operations.some(({ retry }) => retry === "keyed");
  const isForm = bodies.some(({ mediaType }) => !/[/+]json\b/i.test(mediaType));
  return [
    ...(takesIn("path") ? ["pathParameters"] : []),
    ...(takesIn("query") ? [isStyled ? "styledQuery" : "queryParameters"] : []),
    ...(takesIn("header") ? [isKeyed ? "keyedHeaders" : "headerParameters"] : []),
    ...(bodies.length > 0 ? [isForm ? "formBody" : "jsonBody"] : []),
  ];
}

function answersOtherThanJson({ method, responses }: OperationModel): boolean {
  return method === "HEAD" || responses.some(({ body, status }) => body !== "json" || status === 204);
}

function emitOptions(model: ProviderModel): string {
  const { pascalName, displayName, servers } = model;
  const environments = servers.map(({ environment }) => JSON.stringify(environment)).join(" | ");
  const environment =
    servers.length === 0
      ? ""
      : `${emitComment(`The servers of ${displayName}'s contract.`)}export type ${pascalName}Environment = ${environments};

`;
  const base = servers.length === 0 ? "ClientOptions<never>" : `ClientOptions<${pascalName}Environment>`;
  const members = model.credentials.map(
    ({ name, description }) => `${emitComment(description, "  ")}  readonly ${emitKey(name)}: Credential;\n`,
  );
  if (servers.length === 0) members.push("  readonly baseUrl: string | URL;\n");
  if (model.authentication.strategy === "token-login") {
    const comment =
      "Shares tokens with other processes: `sharedTokens(store)`. Default: this client logs in.";
    members.push(`${emitComment(comment, "  ")}  readonly tokenStore?: TokenSharing;\n`);
  }
  return `${environment}${emitComment(`What a client of ${displayName} is made with.`)}export interface ${pascalName}ClientOptions extends ${base} {
${members.join("")}}
`;
}

function emitMethod(operation: OperationModel): string {
  const { name, pascalName, pagination, deprecated } = operation;
  const request = `\`${operation.method} ${operation.path}\``;
  const description = toSentence(operation.description);
  const text = `${description === "" ? request : `${description}\n\n${request}`}${deprecated ? "\n@deprecated" : ""}`;
  const comment = emitComment(text, "  ");
  const required = requiresInput(operation);
  const input = takesInput(operation) ? `${pascalName}Input` : "Record<string, never>";
  if (pagination !== undefined) {
    const type = required ? "PaginatedOperation" : "OptionalPaginatedOperation";
    return `${comment}  readonly ${name}: ${type}<${input}, ${pascalName}Result, ${pagination.itemType}>;\n`;
  }
  return `${comment}  ${name}(input${required ? "" : "?"}: ${input}, options?: CallOptions): Promise<${pascalName}Result>;\n`;
}

function emitFactory(model: ProviderModel, strategies: readonly Strategy[]): string {
  const { pascalName, displayName, provider } = model;
  const members = strategies.map(({ member, code }) => `${member}: ${code}`);
  const example = model.credentials.map(({ name }) => emitShorthand(name)).join(", ");
  const sandbox = model.servers.some(({ environment }) => environment === "sandbox")
    ? ', environment: "sandbox"'
    : "";
  const comment =
    emitComment(`Creates a client of ${displayName}. It holds the credentials until it is collected, and makes no request of its own.
@throws {ConfigError} when an option is missing or malformed.
@example
const ${toVariable(provider)} = create${pascalName}Client({ ${example}${example === "" ? sandbox.slice(2) : sandbox} });`);
  return `${comment}export function create${pascalName}Client(options: ${pascalName}ClientOptions): ${pascalName}Client {
  return createProviderClient<${pascalName}Client>(descriptor, options, ${members.length === 0 ? "{}" : `{ ${members.join(", ")} }`});
}
`;
}

function emitCredentials(model: ProviderModel): string {
  const names = model.credentials.map(({ name }) => name);
  switch (model.authentication.strategy) {
    case "api-key":
      return "descriptor.authentication, options.apiKey";
    case "token-login":
      return `descriptor.authentication, { ${names.map((name) => `${emitKey(name)}: ${emitAccess("options", name)}`).join(", ")} }, { tokenStore: options.tokenStore }`;
    default:
      return "options.token";
  }
}

/** What no variable may be called, and what the examples call by these names already. */
const takenVariables = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends",
    "false finally for function if implements import in instanceof interface let new null package private protected",
    "public return static super switch this throw true try typeof undefined var void while with yield",
    "console data error item process response result unwrap",
  ].flatMap((names) => names.split(" ")),
);

/** The provider's id as a variable: `guru-pay` to `guruPay`, and `default` to `defaultClient`. */
export function toVariable(provider: string): string {
  const name = provider.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return takenVariables.has(name) ? `${name}Client` : name;
}
