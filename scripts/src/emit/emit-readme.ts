import {
  type CredentialModel,
  type OperationModel,
  type ProviderModel,
  requiresInput,
} from "../model/provider-model.ts";
import { toVariable } from "./emit-client.ts";
import { emitKey } from "./property.ts";

/** `README.md`: what the package is, a usage that compiles, and its operations. */
export function emitReadme(model: ProviderModel): string {
  const { provider, displayName, title, version, page } = model;
  return `# @tributary/${provider}

A typed client of [${displayName}](${page}), generated from its OpenAPI contract (${title}, version ${version}).
Every answer is a value told apart by \`ok\` and \`status\`; only a call without an answer throws.

\`\`\`sh
npm install @tributary/${provider}
\`\`\`

## Usage

\`\`\`ts
${emitUsage(model)}\`\`\`

openapi-fetch's calls work on the same transport:

\`\`\`ts
${emitPathUsage(model)}\`\`\`

## Operations

${emitOperationTable(model.operations)}
## Options

${emitOptionTable(model)}
The contract is exported as \`@tributary/${provider}/openapi.json\`, its types as \`paths\`, \`components\` and \`operations\`.
For tests there is a mock server: \`@tributary/mocks\`.

This package is generated: to change it, change \`specs/${provider}\` and run \`pnpm codegen ${provider}\`.
`;
}

function emitUsage(model: ProviderModel): string {
  const operation = pickOperation(model);
  if (operation === undefined) return "";
  const { name } = operation;
  const variable = toVariable(model.provider);
  const failure = operation.responses.flatMap(({ isSuccess, statuses }) => (isSuccess ? [] : statuses))[0];
  const narrowed =
    failure === undefined
      ? ""
      : `else if (result.status === ${failure}) console.error(result.error); // typed for ${failure}\n`;
  const items =
    model.operations
      .filter(({ pagination }) => pagination !== undefined)
      .map(
        (paged) => `\nfor await (const item of ${variable}.${paged.name}.items()) console.log(item);\n`,
      )[0] ?? "";
  return `import { create${model.pascalName}Client, unwrap } from "@tributary/${model.provider}";

${emitCreate(model)}
const result = await ${variable}.${name}(${emitInput(operation)});
if (result.ok) console.log(result.data);
${narrowed}else console.error(result.meta); // any other status: who answered what, free of personal data

const data = unwrap(result); // or throw a typed HttpError
console.log(data);
${items}`;
}

function emitPathUsage(model: ProviderModel): string {
  const operation = pickOperation(model);
  if (operation === undefined) return "";
  const variable = toVariable(model.provider);
  return `import { create${model.pascalName}Client } from "@tributary/${model.provider}";

${emitCreate(model)}
const { data, error, response } = await ${variable}.${operation.method}("${operation.path}"${emitInit(operation)});
console.log(response.ok ? data : error);
`;
}

function emitCreate(model: ProviderModel): string {
  const members = listNeeded(model).map(
    ({ name }) =>
      `  ${emitKey(name)}: process.env["${toEnvironmentVariable(model.provider, name)}"] ?? "",\n`,
  );
  const environments = model.servers.map(({ environment }) => environment);
  if (environments.includes("sandbox")) members.push('  environment: "sandbox",\n');
  if (environments.length === 0) members.push('  baseUrl: "https://api.example.com",\n');
  return `const ${toVariable(model.provider)} = create${model.pascalName}Client({\n${members.join("")}});\n`;
}

/** The options a client cannot be made without, or else the first there is. */
function listNeeded({ credentials }: ProviderModel): readonly CredentialModel[] {
  const required = credentials.filter((credential) => credential.required);
  return required.length > 0 ? required : credentials.slice(0, 1);
}

function toEnvironmentVariable(provider: string, credential: string): string {
  const words = `${provider}-${credential}`.replace(/([a-z0-9])([A-Z])/g, "$1-$2");
  return words.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}

/** The operation that shows the package best: one that reads, of a caller's own. */
function pickOperation(model: ProviderModel): OperationModel | undefined {
  const operations = model.operations.filter(({ untested }) => untested === undefined);
  return (
    operations.find(({ method, pagination }) => method === "GET" && pagination === undefined) ??
    operations.find(({ method }) => method === "GET") ??
    operations[0]
  );
}

function emitInput(operation: OperationModel): string {
  if (!requiresInput(operation)) return "";
  const required = operation.parameters.filter((parameter) => parameter.required);
  const members = required.map(({ key, sample }) => `${emitKey(key)}: ${JSON.stringify(sample)}`);
  if (operation.body?.required === true) members.push(`body: ${JSON.stringify(operation.body.sample ?? {})}`);
  return `{ ${members.join(", ")} }`;
}

function emitInit(operation: OperationModel): string {
  const places = (["path", "query", "header"] as const).flatMap((place) => {
    const parameters = operation.parameters.filter(
      (parameter) => parameter.in === place && parameter.required,
    );
    if (parameters.length === 0) return [];
    const members = parameters.map(({ name, sample }) => `${emitKey(name)}: ${JSON.stringify(sample)}`);
    return [`${place}: { ${members.join(", ")} }`];
  });
  const members = places.length === 0 ? [] : [`params: { ${places.join(", ")} }`];
  if (operation.body?.required === true) members.push(`body: ${JSON.stringify(operation.body.sample ?? {})}`);
  return members.length === 0 ? "" : `, {\n  ${members.join(",\n  ")},\n}`;
}

function emitOperationTable(operations: readonly OperationModel[]): string {
  const rows = operations.map((operation) => {
    const statuses = [...new Set(operation.responses.map(({ code }) => code))].join(", ");
    const [summary = ""] = operation.description.split("\n");
    return `| \`${operation.name}\` | \`${operation.method} ${operation.path}\` | ${statuses} | ${toCell(summary)} |\n`;
  });
  return `| Method | Request | Documented answers | |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

function emitOptionTable(model: ProviderModel): string {
  const credentials = model.credentials.map(
    ({ name, description }) =>
      `| \`${name}\` | ${toCell(description)} A value, or a function that fetches it. |\n`,
  );
  const servers = model.servers.map(({ environment, url }) => `\`"${environment}"\` (${url})`).join(", ");
  const environment = servers === "" ? "" : `| \`environment\` | ${servers}. Default: production. |\n`;
  const tokenStore =
    model.authentication.strategy === "token-login"
      ? "| `tokenStore` | `sharedTokens(store)`: one login for all processes that share a store such as `keyv`. |\n"
      : "";
  return `| Option | |
| --- | --- |
${credentials.join("")}${tokenStore}${environment}| \`baseUrl\` | Another server: a proxy or a mock. https, or http on loopback. |
| \`fetch\` | Another \`fetch\` than the platform's. |
| \`timeout\` | Milliseconds an attempt may take, its body included. Default: 10,000. |
| \`deadline\` | Milliseconds a call may take in all. Default: 30,000. |
| \`retry\` | \`false\` sends every request once. Default: two retries, where the operation allows them. |
| \`maxBytes\` | The most bytes a body may have, after decompression. Default: 10 MiB. |
| \`concurrency\` | How many requests may be under way at once. Default: 16. |
| \`onEvent\` | Told of every attempt, retry and renewed token; never of a value. |

`;
}

function toCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
