import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { SpecError } from "../codegen-error.ts";
import { type Json, type JsonObject, setMember } from "../json.ts";
import { toCountError, toDepthError } from "./assert-size.ts";
import { documentLimits } from "./limits.ts";

/** The kinds of values that JSON has: OpenAPI allows no other tag in YAML. */
const allowedTags = new Set(
  ["str", "int", "float", "bool", "null", "seq", "map"].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * Makes the JSON value of a YAML document, as far as it has one: an alias becomes a copy, since a change of one of
 * its places must not change the other, and a merge key (`<<`) the members that it stands for.
 * @throws {SpecError} naming the line of what JSON cannot say, and of aliases that grow beyond all bounds.
 */
export class YamlReader {
  readonly #document: Document.Parsed;
  readonly #file: string;
  readonly #lineAt: (offset: number) => number;
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Alias, Node>();
  #count = 0;
  #copied = 0;
  #aliasDepth = 0;

  constructor(document: Document.Parsed, file: string, lineAt: (offset: number) => number) {
    this.#document = document;
    this.#file = file;
    this.#lineAt = lineAt;
  }

  read(): Json {
    const { contents } = this.#document;
    return contents === null ? null : this.#read(contents, 0);
  }

  #read(node: Node | null, depth: number): Json {
    this.#countValue(node);
    if (depth > documentLimits.depth) throw toDepthError(this.#file, this.#lineOf(node));
    if (node === null) return null;
    if (isAlias(node)) return this.#readAlias(node, depth);
    this.#assertTag(node);
    this.#setAnchor(node);
    if (isScalar(node)) return this.#readScalar(node.value, node);
    if (isSeq(node)) return node.items.map((item) => this.#read(item as Node | null, depth + 1));
    if (isMap(node)) return this.#readMap(node, depth);
    throw this.#fail(node, "this has no place in JSON", "Write it as an object, an array or a value.");
  }

  #countValue(node: Node | null): void {
    this.#count += 1;
    if (this.#aliasDepth > 0) this.#copied += 1;
    if (this.#count <= documentLimits.values && this.#copied <= documentLimits.copiedValues) return;
    throw toCountError(this.#file, this.#lineOf(node));
  }

  /** An alias in a copy means what it meant where it is written, whatever its anchor has become since. */
  #readAlias(alias: Alias, depth: number): Json {
    const target = this.#follow(alias);
    this.#aliasDepth += 1;
    const value = this.#read(target, depth + 1);
    this.#aliasDepth -= 1;
    return value;
  }

  #follow(alias: Alias): Node {
    const target = this.#targets.get(alias) ?? this.#anchors.get(alias.source);
    if (target === undefined)
      throw this.#fail(alias, "an alias stands for nothing", "Write out what it stands for.");
    this.#targets.set(alias, target);
    return target;
  }

  #setAnchor(node: Scalar | YAMLSeq | YAMLMap): void {
    if (node.anchor !== undefined && this.#aliasDepth === 0) this.#anchors.set(node.anchor, node);
  }

  #readMap(map: YAMLMap, depth: number): JsonObject {
    const result: JsonObject = {};
    const merged: JsonObject[] = [];
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = this.#readKey(pair.key);
      const value = this.#read(pair.value, depth + 1);
      if (key === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
        merged.push(...this.#toMerged(value, pair.key));
      } else if (Object.hasOwn(result, key)) {
        throw this.#fail(pair.key, `the member \`${key}\` stands there twice`, "Keep one of them.");
      } else setMember(result, key, value);
    }
    for (const members of merged) {
      for (const [key, value] of Object.entries(members))
        if (!Object.hasOwn(result, key)) setMember(result, key, value);
    }
    return result;
  }

  #toMerged(value: Json, key: Node): JsonObject[] {
    return [value].flat().map((each) => {
      if (typeof each === "object" && each !== null && !Array.isArray(each)) return each;
      throw this.#fail(
        key,
        "a merge key (`<<`) stands for something else than objects",
        "Write out its members.",
      );
    });
  }

  #readKey(key: Node | null): string {
    this.#countValue(key);
    const node = isAlias(key) ? this.#follow(key) : key;
    if (!isScalar(node))
      throw this.#fail(key, "the name of a member is not a text", "Give the member a name.");
    this.#assertTag(node);
    this.#setAnchor(node);
    // Numbers as they are written: `200` and `1.0` are names here.
    return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  }

  #readScalar(value: unknown, node: Node): Json {
    if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw this.#fail(node, "this number has no place in JSON", "Write a number that a double can hold.");
  }

  #assertTag(node: Node): void {
    if (node.tag === undefined || allowedTags.has(node.tag)) return;
    throw this.#fail(
      node,
      `the tag ${node.tag} has no place in OpenAPI`,
      "Write the value as JSON would have it.",
    );
  }

  #lineOf(node: Node | null): number | undefined {
    return node?.range == null ? undefined : this.#lineAt(node.range[0]);
  }

  #fail(node: Node | null, problem: string, hint: string): SpecError {
    const line = this.#lineOf(node);
    return new SpecError({
      place: { file: this.#file, ...(line === undefined ? {} : { line }) },
      problem: `the file does not parse: ${problem}`,
      hint,
    });
  }
}
