import type { Authentication, QueryStyle, SchemeAuthentication } from "@tributary/http";
import { isJsonType } from "../model/media-types.ts";
import type {
  CredentialModel,
  OperationModel,
  ParameterModel,
  ProviderModel,
  ResponseModel,
} from "../model/provider-model.ts";
import { requiresInput, takesInput } from "../model/provider-model.ts";
import { emitComment, toSentence } from "./comment.ts";
import { emitHeader } from "./header.ts";
import { emitAccess, emitKey, emitShorthand, emitTypeImport, findTypeNames, sortNames } from "./property.ts";

const factories = {
  "api-key": "apiKey",
  "query-key": "queryKey",
  "cookie-key": "cookieKey",
  basic: "basic",
  bearer: "bearer",
  "token-login": "tokenLogin",
  schemes: "schemes",
  none: undefined,
};

/** `src/client.ts`: the client's type, its options and its factory. */
export function emitClient(model: ProviderModel): string {
  const { pascalName, displayName } = model;
  const strategies = listStrategies(model);
  const names = [...new Set(strategies.flatMap((strategy) => strategy.names))];
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
    emitTypeImport(http, "@tributary/http"),
    `import { ${sortNames([...names, "createProviderClient"]).join(", ")} } from "@tributary/http";\n`,
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
  readonly member: "authentication" | "input" | "parts" | "answers" | "readCode" | "pagination";
  /** What the transport calls what it is made of. */
  readonly names: readonly string[];
  /** How the factory hands it over. */
  readonly code: string;
}

function listStrategies(model: ProviderModel): Strategy[] {
  const { operations } = model;
  const factory = findFactory(model.authentication);
  const parts = listParts(operations);
  const strategies: Strategy[] = [];
  if (factory !== undefined) {
    const names = [factory, ...listSchemeFactories(model.authentication)];
    strategies.push({ member: "authentication", names, code: `${factory}(${emitCredentials(model)})` });
  }
  if (operations.some(({ parameters }) => parameters.some(({ key, name }) => key !== name))) {
    strategies.push(toStrategy("input", "renamedInput"));
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
  const styles = new Set(parameters.flatMap(({ style }) => style ?? []));
  const isKeyed = operations.some(({ retry }) => retry === "keyed");
  const isForm = bodies.some(({ mediaType }) => !isJsonType(mediaType));
  return [
    ...(takesIn("path") ? ["pathParameters"] : []),
    ...(takesIn("query") ? [chooseQuery(styles)] : []),
    ...(takesIn("header") ? [isKeyed ? "keyedHeaders" : "headerParameters"] : []),
    ...(bodies.length > 0 ? [isForm ? "formBody" : "jsonBody"] : []),
  ];
}

/** The least strategy that writes a query in all of these styles. */
function chooseQuery(styles: ReadonlySet<QueryStyle>): string {
  if (styles.has("members") || styles.has("json")) return "objectQuery";
  return styles.size > 0 ? "styledQuery" : "queryParameters";
}

/** Whether answers must be read in another way than as JSON; those of no status in particular are text at most. */
function answersOtherThanJson({ accept, method, responses }: OperationModel): boolean {
  const isOther = ({ body, statuses }: ResponseModel): boolean =>
    statuses.length > 0 && (body !== "json" || statuses.includes(204));
  return method === "HEAD" || accept !== undefined || responses.some(isOther);
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
    ({ name, description, required }) =>
      `${emitComment(required ? description : `${description} Some operations ask for it.`, "  ")}  readonly ${emitKey(name)}${required ? ": Credential" : "?: Credential | undefined"};\n`,
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
  const needed = model.credentials.filter(({ required }) => required);
  const shown = needed.length > 0 ? needed : model.credentials.slice(0, 1);
  const example = shown.map(({ name }) => emitShorthand(name)).join(", ");
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
      return isAuthorization(model.authentication)
        ? "options.apiKey"
        : "descriptor.authentication, options.apiKey";
    case "query-key":
    case "cookie-key":
      return "descriptor.authentication, options.apiKey";
    case "basic":
      return "options";
    case "schemes":
      return emitSchemes(model.authentication.schemes, model.credentials);
    case "token-login":
      return `descriptor.authentication, { ${names.map((name) => `${emitKey(name)}: ${emitAccess("options", name)}`).join(", ")} }, { tokenStore: options.tokenStore }`;
    default:
      return "options.token";
  }
}

/** The factories of the schemes that a client speaks together. */
function listSchemeFactories(authentication: Authentication): string[] {
  if (authentication.strategy !== "schemes") return [];
  return Object.values(authentication.schemes).flatMap((scheme) => findFactory(scheme) ?? []);
}

function findFactory(authentication: Authentication): string | undefined {
  return isAuthorization(authentication) ? "authorizationKey" : factories[authentication.strategy];
}

/** Whether a key is the whole of \`Authorization\`, in which it may have a space. */
function isAuthorization(authentication: Authentication): boolean {
  return authentication.strategy === "api-key" && /^authorization$/i.test(authentication.header);
}

/** Each scheme under its option; none where the caller has not the credential of an optional one. */
function emitSchemes(
  schemes: Readonly<Record<string, SchemeAuthentication>>,
  credentials: readonly CredentialModel[],
): string {
  const members = Object.entries(schemes).map(([option, scheme]) => {
    const isBasic = scheme.strategy === "basic";
    const isRequired = credentials.find(({ name }) => name === (isBasic ? "username" : option))?.required;
    const access = emitAccess("options", option);
    const facts = emitAccess("descriptor.authentication.schemes", option);
    const name = findFactory(scheme);
    const takesFacts = scheme.strategy !== "bearer" && !isAuthorization(scheme);
    const parts = isBasic
      ? "{ username: options.username, password: options.password }"
      : `${takesFacts ? `${facts}, ` : ""}${access}, ${JSON.stringify(option)}`;
    const missing = isBasic
      ? "options.username === undefined || options.password === undefined"
      : `${access} === undefined`;
    const code = `${name}(${parts})`;
    return `${emitKey(option)}: ${isRequired ? code : `${missing} ? undefined : ${code}`}`;
  });
  return `{ ${members.join(", ")} }`;
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
