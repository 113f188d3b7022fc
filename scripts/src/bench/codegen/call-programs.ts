import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject } from "../../json.ts";

/** How many calls a program makes. */
const calls = 50;

/** The same typed calls, in the syntax of each client. */
export interface CallPrograms {
  readonly library: string;
  readonly ours: string;
  /** Ours, with a path that there is not. */
  readonly wrong: string;
}

/** Writes 50 GET calls, spread evenly over those that need path parameters alone. */
export function writeCallPrograms(root: string, provider: string, pascalName: string): CallPrograms {
  const file = join(root, "packages", provider, "openapi.json");
  const paths = listPaths(JSON.parse(readFileSync(file, "utf8")) as JsonObject);
  const step = Math.max(1, Math.floor(paths.length / calls));
  const chosen = paths.filter((_, index) => index % step === 0).slice(0, calls);
  const written = chosen.map(([path, parameters], index) => {
    const members = parameters.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(", ");
    const init = members === "" ? "" : `, { params: { path: { ${members} } } }`;
    return `export const answer${index} = await client.GET(${JSON.stringify(path)}${init});\n`;
  });
  const ours = `import { create${pascalName}Client } from "./declared/${provider}/src/index.js";
declare const options: Parameters<typeof create${pascalName}Client>[0];
const client = create${pascalName}Client(options);
`;
  return {
    library: `import createClient from "openapi-fetch";
import type { paths } from "./declared/${provider}/src/schema.js";
const client = createClient<paths>();
${written.join("")}`,
    ours: `${ours}${written.join("")}`,
    wrong: `${ours}export const answer = await client.GET("/there/is/no/such/path");\n`,
  };
}

type PathCall = [path: string, parameters: [name: string, value: string][]];

function listPaths(document: JsonObject): PathCall[] {
  const paths = isObject(document["paths"]) ? Object.entries(document["paths"]) : [];
  return paths.flatMap(([path, item]): PathCall[] => {
    const operation = isObject(item) ? item["get"] : undefined;
    if (!isObject(operation)) return [];
    const listed = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
    const resolved = listed.map((parameter) => resolveParameter(document, parameter));
    const others = resolved.filter((each) => each["in"] !== "path" && each["required"] === true);
    if (others.length > 0) return [];
    const inPath = resolved.filter((each) => each["in"] === "path");
    const parameters = inPath.map(({ name, schema }): [string, string] => {
      const { type, enum: values } = isObject(schema) ? schema : {};
      const value = Array.isArray(values) ? values[0] : type === "integer" || type === "number" ? 1 : "a";
      return [String(name), JSON.stringify(value)];
    });
    const isPlain = inPath.every(({ schema }) => isObject(schema) && typeof schema["type"] === "string");
    return isPlain ? [[path, parameters]] : [];
  });
}

function resolveParameter(document: JsonObject, parameter: unknown): JsonObject {
  const reference = isObject(parameter) ? parameter["$ref"] : undefined;
  if (typeof reference !== "string") return isObject(parameter) ? parameter : {};
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  const components = isObject(document["components"]) ? document["components"] : {};
  const target = isObject(components["parameters"]) ? components["parameters"][name] : undefined;
  return isObject(target) ? target : {};
}
