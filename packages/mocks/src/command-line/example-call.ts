import type { ContractOperation, ContractParameter } from "../document/contract-document.ts";

/** Writes a curl command that calls one of a contract's operations on the server at `url`. */
export function toExampleCall(url: string, operations: readonly ContractOperation[]): string | undefined {
  const operation = [...operations].sort((left, right) => rank(right) - rank(left))[0];
  if (!operation) return undefined;
  const { method, body } = operation;
  return [
    "curl",
    ...(method === "GET" ? [] : ["-X", method]),
    ...toHeaders(operation).flatMap((header) => ["-H", quote(header)]),
    ...(body ? ["-d", quote(JSON.stringify(body.example ?? {}))] : []),
    quote(url + toTarget(operation)),
  ].join(" ");
}

/** A look-up by a documented id shows most; a GET is the easiest to repeat. */
function rank({ method, parameters }: ContractOperation): number {
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const documented = inPath.every(({ example }) => example !== undefined);
  return (method === "GET" ? 4 : 0) + (documented ? 2 : 0) + (documented && inPath.length === 1 ? 1 : 0);
}

function toHeaders({ security, parameters, body }: ContractOperation): string[] {
  const credentials = (security[0] ?? []).filter((place) => place.in === "header");
  const required = parameters.filter((parameter) => parameter.in === "header" && parameter.required);
  return [
    ...credentials.map(({ name, scheme }) => `${name}: ${scheme ? `${scheme} test` : "test"}`),
    ...required.map((parameter) => `${parameter.name}: ${toSample(parameter)}`),
    ...(body ? [`content-type: ${body.mediaType}`] : []),
  ];
}

function toTarget({ path, parameters, security }: ContractOperation): string {
  const values = new Map(
    parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, toSample(parameter)]),
  );
  const target = path.replace(/\{([^{}]+)\}/g, (_part, name: string) =>
    encodeURIComponent(values.get(`path ${name}`) ?? "1"),
  );
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    if (parameter.in === "query" && parameter.required) query.set(parameter.name, toSample(parameter));
  }
  for (const place of security[0] ?? []) if (place.in === "query") query.set(place.name, "test");
  return query.size === 0 ? target : `${target}?${query}`;
}

function toSample({ example, schema }: ContractParameter): string {
  if (example !== undefined) return String(example);
  const allowed = schema["enum"];
  if (Array.isArray(allowed)) return String(allowed[0]);
  if (schema["format"] === "uuid") return "00000000-0000-4000-8000-000000000000";
  return String(schema["minimum"] ?? 1);
}

function quote(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
