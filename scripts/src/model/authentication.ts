import type { Authentication, SchemeAuthentication } from "@tributary/http";
import { EmitError } from "../codegen-error.ts";
import type { FoundOperation } from "../contract/operations.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject, toPointer } from "../json.ts";
import { chooseOptions } from "./credential-options.ts";
import { isOpen, listRequired, listSpoken, type SpokenSchemes } from "./security-schemes.ts";

/** How a provider's callers prove who they are. */
export interface AuthenticationModel {
  readonly authentication: Authentication;
  /** Whether an operation sends a credential. */
  isAuthenticated(found: FoundOperation): boolean;
  /** The schemes an operation speaks, by their options; undefined where all operations speak the same one. */
  credentialsOf(found: FoundOperation): readonly string[] | undefined;
  /** The options of schemes that only some operations ask for. */
  readonly optional: ReadonlySet<string>;
}

/**
 * How callers prove who they are: the word `authentication`, or else what the security schemes of the
 * operations say. Of alternatives it is the one that most operations offer.
 * @throws {EmitError} for an operation that asks for what no strategy of the transport speaks.
 */
export function readAuthentication(
  document: JsonObject,
  operations: readonly FoundOperation[],
  file: string,
): AuthenticationModel {
  const words = readWords(document)["authentication"];
  if (isObject(words)) {
    const authentication = words as unknown as Authentication;
    return toModel(authentication, ({ operation }) => {
      return authentication.strategy !== "none" && listRequired(document, operation).length > 0;
    });
  }
  const chosen = chooseSchemes(document, operations, file);
  const all = new Map([...chosen.values()].flat().map((scheme) => [scheme.key, scheme]));
  const [only, ...others] = all.values();
  if (only === undefined) return toModel({ strategy: "none" }, () => false);
  const isAuthenticated = ({ name }: FoundOperation): boolean => chosen.has(name);
  if (others.length === 0) return toModel(only.strategy, isAuthenticated);
  const options = chooseOptions([only, ...others]);
  const schemes: Record<string, SchemeAuthentication> = Object.fromEntries(
    [...all.values()].map(({ key, strategy }) => [options.get(key), strategy]),
  );
  const credentialsOf = ({ name }: FoundOperation): string[] | undefined =>
    chosen.get(name)?.map(({ key }) => options.get(key) ?? key);
  const spoken = [...chosen.values()].map((schemes) => schemes.map(({ key }) => options.get(key)));
  const optional = Object.keys(schemes).filter((option) => !spoken.every((each) => each.includes(option)));
  return {
    ...toModel({ strategy: "schemes", schemes }, isAuthenticated),
    credentialsOf,
    optional: new Set(optional),
  };
}

function toModel(
  authentication: Authentication,
  isAuthenticated: (found: FoundOperation) => boolean,
): AuthenticationModel {
  return { authentication, isAuthenticated, credentialsOf: () => undefined, optional: new Set() };
}

/** The schemes that each operation speaks, by its name: of its alternatives the one that most of them offer. */
function chooseSchemes(
  document: JsonObject,
  operations: readonly FoundOperation[],
  file: string,
): Map<string, SpokenSchemes> {
  const spoken = operations.map((found) => ({ found, alternatives: listSpoken(document, found.operation) }));
  const counts = new Map<string, number>();
  for (const { alternatives } of spoken) {
    for (const key of new Set(alternatives.map(toKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const chosen = new Map<string, SpokenSchemes>();
  for (const { found, alternatives } of spoken) {
    const [best] = alternatives.toSorted(
      (one, other) => (counts.get(toKey(other)) ?? 0) - (counts.get(toKey(one)) ?? 0),
    );
    if (best !== undefined) chosen.set(found.name, best);
    else if (!isOpen(document, found.operation)) throw refuse(document, found, file);
  }
  return chosen;
}

function toKey(schemes: SpokenSchemes): string {
  return schemes
    .map(({ key }) => key)
    .toSorted()
    .join("\n");
}

function refuse(document: JsonObject, { operation, pointer }: FoundOperation, file: string): EmitError {
  const [first = []] = listRequired(document, operation);
  const schemes = first.map((name) => toPointer(["components", "securitySchemes", name])).join(" and ");
  return new EmitError({
    place: { file, pointer: `${pointer}/security` },
    problem:
      first.length === 1
        ? `no strategy of the transport speaks the security scheme at ${schemes}`
        : `no strategy of the transport speaks the ${first.length} security schemes at once: ${schemes}`,
    hint: "Leave the operation out in client.overlay.yaml, `update: { x-tributary: { omit: true } }`; or say `authentication` of the document there, `strategy: none` if the caller's `fetch` signs requests.",
  });
}
