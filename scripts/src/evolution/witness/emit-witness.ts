import type { ProviderPolicy } from "../policy.ts";
import { isPrimitive, type ObjectShape, type Shape, toUnion } from "../types/shape.ts";
import type { OperationSurface, PathCallSurface, PathKey, Surface } from "../types/surface.ts";
import { Declarer } from "./declare-shape.ts";
import { emitReads } from "./emit-reads.ts";
import { emitWrites } from "./emit-writes.ts";
import { listLiterals } from "./list-literals.ts";
import { type Witness, type WitnessLine, WitnessWriter } from "./witness-writer.ts";

interface Emission {
  readonly writer: WitnessWriter;
  readonly declarer: Declarer;
  readonly surface: Surface;
  /** The objects whose members are read, and those whose members are written, already. */
  readonly read: Set<ObjectShape>;
  readonly written: Set<ObjectShape>;
}

type Place = Omit<WitnessLine, "code">;

/**
 * A program that uses everything a package publishes as its users may: every name, environment and credential,
 * every operation by its method and by its path with every kind of input, and every member of every answer.
 * It is written from the published package alone, and must compile against the next one.
 */
export function emitWitness(surface: Surface, provider: string, policy: ProviderPolicy): Witness {
  const writer = new WitnessWriter();
  const declarer = new Declarer(writer, policy.responseEnums === "major");
  const emission = {
    writer,
    declarer,
    surface,
    read: new Set<ObjectShape>(),
    written: new Set<ObjectShape>(),
  };
  writer.write(`import * as Package from "@tributary/${provider}";`);
  // Each use is a function of its own, and the client its parameter: a compiler follows what a variable of the file
  // may be through every statement before, which takes the square of their number.
  writer.write(`type Client = Package.${surface.client};`);
  emitNames(emission);
  emitOptions(emission);
  for (const [name, operation] of surface.operations) emitOperation(emission, name, operation);
  for (const [key, call] of surface.pathCalls) emitPathCall(emission, key, call);
  for (const key of surface.pathKeys.values()) emitPathKey(emission, key);
  return writer.finish();
}

function emitNames({ writer, surface }: Emission): void {
  const toPlace = (slot: string): Place => ({ slot, path: [], operation: undefined });
  for (const [name, { isValue }] of surface.names) {
    const own = writer.createName("name");
    const text = isValue ? `export const ${own} = Package.${name};` : `export type ${own} = Package.${name};`;
    writer.use(text, toPlace(`name ${name}`));
  }
  for (const schema of surface.schemas) {
    const access = `components["schemas"][${JSON.stringify(schema)}]`;
    // Without any schema left the section is `never`, and so is whatever one asks of it.
    const text = `export const ${writer.createName("name")}: [Package.${access}] extends [never] ? never : true = true;`;
    writer.use(text, toPlace(`name ${access}`));
  }
  const type = `Package.${surface.client.replace(/Client$/, "Environment")}`;
  for (const environment of surface.environments.toSorted()) {
    const own = writer.createName("environment");
    const text = `export const ${own}: ${type} = ${JSON.stringify(environment)};`;
    writer.use(text, toPlace(`environment ${environment}`));
  }
}

function emitOptions({ writer, surface, written }: Emission): void {
  const use = (code: string): string =>
    `export const ${writer.createName("made")} = () => Package.${surface.factory}(${code});`;
  emitWrites(
    { writer, use, place: { slot: "options", path: [], operation: undefined } },
    surface.options,
    written,
  );
}

function emitCalls(
  { writer, written }: Emission,
  callee: string,
  first: readonly string[],
  { input, requiresInput }: { readonly input: Shape | undefined; readonly requiresInput: boolean },
  place: Place,
): void {
  const use = (...words: readonly string[]): string =>
    `export function ${writer.createName("call")}(client: Client) { return ${callee}(${[...first, ...words].join(", ")}); }`;
  if (!requiresInput) writer.use(use(), place);
  if (input !== undefined) emitWrites({ writer, use, place }, input, written);
}

function emitOperation(emission: Emission, name: string, operation: OperationSurface): void {
  const { writer, declarer, surface, read: visited } = emission;
  const toPlace = (slot: string): Place => ({ slot: `${name} ${slot}`, path: [], operation: name });
  const result = writer.createName("Result");
  const method = `Package.${surface.client}[${JSON.stringify(name)}]`;
  const text = `export type ${result} = Awaited<ReturnType<${method}>>;`;
  writer.use(text, { slot: `method ${name}`, path: [], operation: name });
  const callee = `client[${JSON.stringify(name)}]`;
  emitCalls(emission, callee, [], operation, toPlace("input"));
  for (const [status, { ok, body }] of operation.answers) {
    const answer = writer.createName("answer");
    const condition = `${ok ? "" : "!"}result.ok && result.status === ${status}`;
    const read = `result.${ok ? "data" : "error"}`;
    const place = toPlace(`answers ${status}`);
    writer.use(
      `export function ${answer}(result: ${result}) { if (${condition}) return ${read}; throw new Error(); }`,
      place,
    );
    emitReads({ writer, declarer, place, visited }, `ReturnType<typeof ${answer}>`, body);
  }
  emitSuccess(emission, name, operation, result);
  if (operation.item !== undefined) {
    const items = writer.createName("items");
    const words = listLiterals(operation.input ?? toUnion([])).literals[0]?.code ?? "";
    const place = toPlace("items");
    writer.use(`export function ${items}(client: Client) { return ${callee}.items(${words}); }`, place);
    const item = writer.createName("Item");
    writer.write(
      `type ${item} = ReturnType<typeof ${items}> extends AsyncIterable<infer Item> ? Item : never;`,
    );
    emitReads({ writer, declarer, place, visited }, item, operation.item);
  }
}

/** Who has asked no more than whether it went well has the data of any success. */
function emitSuccess(
  { writer, declarer }: Emission,
  name: string,
  { answers }: OperationSurface,
  result: string,
): void {
  const bodies = [...answers.values()].filter(({ ok }) => ok).map(({ body }) => body);
  if (bodies.length === 0) return;
  const data = bodies.map((body) => declarer.declare(body)).join(" | ");
  const text = `export function ${writer.createName("data")}(result: ${result}): ${data} { if (result.ok) return result.data; throw new Error(); }`;
  writer.use(text, { slot: `${name} answers`, path: [], operation: name });
}

function emitPathCall(emission: Emission, key: string, call: PathCallSurface): void {
  const { writer, declarer, surface, read: visited } = emission;
  const operation = [...surface.operations].find(([, { path }]) => path === key)?.[0] ?? key;
  const first = [JSON.stringify(call.path)];
  const least = call.requiresInput ? [listLiterals(call.init).literals[0]?.code ?? "{}"] : [];
  const made = writer.createName("call");
  const callee = `client.${call.method}`;
  const text = `export function ${made}(client: Client) { return ${callee}(${[...first, ...least].join(", ")}); }`;
  writer.use(text, { slot: `${key} call`, path: [], operation });
  // An operation without input has `unknown` for it, and no caller writes that.
  const input = {
    input: isPrimitive(call.init, "unknown") ? undefined : call.init,
    requiresInput: call.requiresInput,
  };
  emitCalls(emission, callee, first, input, { slot: `${key} input`, path: [], operation });
  const data = writer.createName("Data");
  writer.write(`type ${data} = Exclude<Awaited<ReturnType<typeof ${made}>>["data"], undefined>;`);
  emitReads(
    { writer, declarer, visited, place: { slot: `${key} data`, path: [], operation } },
    data,
    call.data,
  );
}

function emitPathKey({ writer, surface }: Emission, { steps, operation }: PathKey): void {
  const name = [...surface.operations].find(([, { path }]) => path === operation)?.[0] ?? operation;
  const status = steps[3] ?? "";
  const isAnswer = steps.length === 4 && surface.operations.get(name)?.answers.has(Number(status)) === true;
  const slot = isAnswer ? `${name} answers ${status}` : `key ${JSON.stringify(steps)}`;
  const access = steps.reduce((type, step, index) => {
    const holder = steps[index - 1] === "requestBody" ? `NonNullable<${type}>` : type;
    return `${holder}[${/^\d+$/.test(step) ? step : JSON.stringify(step)}]`;
  }, "Package.paths");
  writer.use(`export type ${writer.createName("Key")} = ${access};`, { slot, path: [], operation: name });
}
