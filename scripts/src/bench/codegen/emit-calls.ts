import { isObject, type Json, type JsonObject, resolveReference } from "../../json.ts";

/** A call by path, as a program spells it. */
interface Call {
  readonly path: string;
  /** The parameters in the path, by name. */
  readonly values: JsonObject;
}

/**
 * The text of calls by path, as openapi-fetch takes them, each with a look at what it answers. They are spread
 * evenly over the GET operations that answer JSON and need nothing but plain parameters in their path.
 * @throws when there is no such operation.
 */
export function emitCalls(document: JsonObject, count: number): string {
  const calls = findCalls(document);
  if (calls.length === 0) throw new Error("The document has no GET operation that is easily called.");
  const chosen = Array.from({ length: Math.min(count, calls.length) }, (_, index) => {
    return calls[Math.floor((index * calls.length) / Math.min(count, calls.length))] as Call;
  });
  return chosen.map(emitCall).join("");
}

function emitCall({ path, values }: Call, index: number): string {
  const hasValues = Object.keys(values).length > 0;
  const init = hasValues ? `, { params: { path: ${JSON.stringify(values)} } }` : "";
  return `const answer${index} = await client.GET(${JSON.stringify(path)}${init});
if (answer${index}.data !== undefined) take(answer${index}.data);
`;
}

function findCalls(document: JsonObject): Call[] {
  const paths = document["paths"];
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) => {
    const operation = isObject(item) ? item["get"] : undefined;
    if (!isObject(item) || !isObject(operation) || !answersJson(document, operation)) return [];
    const parameters = [item["parameters"] ?? [], operation["parameters"] ?? []].flat();
    const values = findValues(document, parameters);
    return values === undefined ? [] : [{ path, values }];
  });
}

function answersJson(document: JsonObject, { responses }: JsonObject): boolean {
  const success = isObject(responses) ? resolve(document, responses["200"] ?? null) : {};
  return isObject(success["content"]) && "application/json" in success["content"];
}

/** A value for each parameter in the path; undefined where one of them is not plain, or another is required. */
function findValues(document: JsonObject, parameters: readonly Json[]): JsonObject | undefined {
  const values: JsonObject = {};
  for (const each of parameters) {
    const parameter = resolve(document, each);
    const schema = resolve(document, parameter["schema"] ?? null);
    if (parameter["in"] === "path") {
      const value = findValue(schema);
      if (value === undefined) return undefined;
      values[String(parameter["name"])] = value;
    } else if (parameter["required"] === true) return undefined;
  }
  return values;
}

function findValue({ type, enum: values }: JsonObject): Json | undefined {
  if (Array.isArray(values)) return values[0];
  if (type === "string") return "a";
  if (type === "integer" || type === "number") return 1;
  return type === "boolean" ? true : undefined;
}

function resolve(document: JsonObject, value: Json): JsonObject {
  const reference = isObject(value) ? value["$ref"] : undefined;
  const found = typeof reference === "string" ? resolveReference(document, reference) : value;
  return isObject(found) ? found : {};
}
