import { readWords } from "../contract/vocabulary.ts";
import { isObject, type Json, type JsonObject, setMember } from "../json.ts";
import { toPascalCase } from "../names.ts";
import { isNullable } from "../nullable.ts";
import type { NamedType } from "./provider-model.ts";
import { reservedNames } from "./reserved-names.ts";

const primitives = new Map([
  ["string", "string"],
  ["number", "number"],
  ["integer", "number"],
  ["boolean", "boolean"],
  ["null", "null"],
]);

const prefix = "#/components/schemas/";

/** Gives each schema of a document its plain name, and spells schemas as TypeScript types by those names. */
export class TypeNamer {
  readonly #document: JsonObject;
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  /** @param taken names that other emitted types use already. */
  constructor(document: JsonObject, taken: readonly string[]) {
    this.#document = document;
    this.#taken = new Set([...reservedNames, ...taken]);
    const schemas = Object.entries(this.#schemas());
    // What a person has named comes first: no other name may take its place.
    const isNamed = ([, schema]: [string, Json]): boolean => readName(schema) !== undefined;
    const ordered = [...schemas.filter(isNamed), ...schemas.filter((entry) => !isNamed(entry))];
    for (const [component, schema] of ordered) this.#addName(component, schema);
  }

  /** Every component schema under its plain name, in the document's order. */
  listTypes(): NamedType[] {
    return Object.entries(this.#schemas()).map(([component, schema]) => ({
      name: this.#names.get(component) ?? component,
      component,
      isInterface: isFixedShape(schema),
      description: isObject(schema) && typeof schema["description"] === "string" ? schema["description"] : "",
    }));
  }

  /**
   * Spells the schema at `holder[key]` as a TypeScript type. One that no short type can spell becomes a
   * component of its own, called `name`, and the holder then refers to it.
   */
  toType(holder: JsonObject, key: string, name: string): string {
    const schema = holder[key];
    if (!isObject(schema)) return "unknown";
    const spelled = this.#spell(schema, name);
    if (spelled !== undefined) return spelled;
    const component = findFree(name, (each) => this.#taken.has(each) || this.#names.has(each));
    const components = ensureObject(this.#document, "components");
    setMember(ensureObject(components, "schemas"), component, schema);
    this.#addName(component, schema);
    holder[key] = { $ref: `${prefix}${component}` };
    return this.#names.get(component) ?? component;
  }

  #spell(schema: JsonObject, name: string): string | undefined {
    const reference = schema["$ref"];
    if (typeof reference === "string") return this.#spellReference(reference);
    const orNull = isNullable(schema) ? " | null" : "";
    if (Array.isArray(schema["enum"])) return spellLiterals(schema["enum"], isNullable(schema));
    if (schema["const"] !== undefined)
      return isObject(schema["const"]) ? undefined : spellLiterals([schema["const"]]);
    const type = schema["type"];
    if (type === "array" && isObject(schema["items"])) {
      const item = this.toType(schema, "items", `${name}Item`);
      return `${/[ |]/.test(item) ? `(${item})` : item}[]${orNull}`;
    }
    const isComposed = ["allOf", "anyOf", "oneOf"].some((keyword) => keyword in schema);
    const types = (Array.isArray(type) ? type : [type]).map((each) => primitives.get(String(each)));
    if (isComposed || types.some((each) => each === undefined)) return undefined;
    return [...new Set(types)].filter((each) => each !== "null" || orNull === "").join(" | ") + orNull;
  }

  #spellReference(reference: string): string | undefined {
    if (!reference.startsWith(prefix)) return undefined;
    return this.#names.get(
      decodeURIComponent(reference.slice(prefix.length)).replaceAll("~1", "/").replaceAll("~0", "~"),
    );
  }

  #schemas(): JsonObject {
    const components = this.#document["components"];
    const schemas = isObject(components) ? components["schemas"] : undefined;
    return isObject(schemas) ? schemas : {};
  }

  #addName(component: string, schema: Json): void {
    const wanted = readName(schema) ?? toPascalCase(component);
    const name = findFree(wanted === "" ? "Unnamed" : wanted, (each) => this.#taken.has(each));
    this.#names.set(component, name);
    this.#taken.add(name);
  }
}

function readName(schema: Json): string | undefined {
  const word = isObject(schema) ? readWords(schema)["name"] : undefined;
  return typeof word === "string" ? word : undefined;
}

function findFree(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  let number = 1;
  let name = `${wanted}Model`;
  while (isTaken(name)) name = `${wanted}Model${++number}`;
  return name;
}

function spellLiterals(values: readonly Json[], orNull = false): string {
  return [...new Set([...values, ...(orNull ? [null] : [])].map((value) => JSON.stringify(value)))].join(
    " | ",
  );
}

function isFixedShape(schema: Json): boolean {
  if (!isObject(schema) || !isObject(schema["properties"])) return false;
  if (Object.keys(schema["properties"]).length === 0) return false;
  if (schema["type"] !== undefined && schema["type"] !== "object") return false;
  return !["allOf", "anyOf", "oneOf", "nullable", "enum", "const"].some((keyword) => keyword in schema);
}

function ensureObject(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  if (isObject(value)) return value;
  const created: JsonObject = {};
  setMember(holder, key, created);
  return created;
}
