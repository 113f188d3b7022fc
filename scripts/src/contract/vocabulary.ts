import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import { CodegenError } from "../codegen-error.ts";
import { isObject, type Json, type JsonObject, toPointer } from "../json.ts";
import { readDocument } from "../read-document.ts";

/** The kinds of places that a word may be said of; `$defs` of the vocabulary's schema. */
type WordPlace = "document" | "operation" | "schema" | "server";

const schemaFile = "specs/x-tributary.schema.json";
const word = "x-tributary";

/** Checks every `x-tributary` of a document against the closed vocabulary. */
export type CheckVocabulary = (document: JsonObject, file: string) => void;

/** Reads the vocabulary of `specs/x-tributary.schema.json`, and compiles of it what the first word of a kind needs. */
export function createVocabularyCheck(root: string): CheckVocabulary {
  const schema = readDocument(root, schemaFile).value as AnySchemaObject;
  let ajv: Ajv2020 | undefined;
  const findValidator = (place: WordPlace): ValidateFunction | undefined => {
    ajv ??= new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true }).addSchema(
      schema,
      "vocabulary",
    );
    return ajv.getSchema(`vocabulary#/$defs/${place}`);
  };
  return (document, file) => {
    visitWords(document, [], (words, location) => checkWords(findValidator, file, location, words));
  };
}

function checkWords(
  findValidator: (place: WordPlace) => ValidateFunction | undefined,
  file: string,
  location: readonly (string | number)[],
  words: Json,
): void {
  const pointer = toPointer([...location, word]);
  const place = toWordPlace(location);
  const validate = place === undefined ? undefined : findValidator(place);
  if (validate === undefined) {
    throw new CodegenError({
      place: { file, pointer },
      problem: `\`${word}\` has no meaning there`,
      hint: "It belongs on the document, on a server, on an operation or on a component schema.",
    });
  }
  if (validate(words)) return;
  const [error] = validate.errors ?? [];
  const extra = error?.params["additionalProperty"];
  throw new CodegenError({
    place: { file, pointer: `${pointer}${error?.instancePath ?? ""}` },
    problem: extra === undefined ? `\`${word}\` ${error?.message}` : `there is no word \`${extra}\``,
    hint: `The vocabulary of ${place === "document" ? "a document" : `a ${place}`} is in ${schemaFile}.`,
  });
}

function toWordPlace(location: readonly (string | number)[]): WordPlace | undefined {
  if (location.length === 0) return "document";
  if (location[0] === "servers" && location.length === 2) return "server";
  if (location[0] === "paths" && location.length === 3) return "operation";
  if (location[0] === "components" && location[1] === "schemas" && location.length === 3) return "schema";
  return undefined;
}

type Location = (string | number)[];

/** Calls back for each word. The location is one list throughout: a copy per place would cost most of the walk. */
function visitWords(value: Json, location: Location, visit: (words: Json, location: Location) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      location.push(index);
      visitWords(item, location, visit);
      location.pop();
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (key === word) {
        visit(value[key] as Json, location);
        continue;
      }
      location.push(key);
      visitWords(value[key] as Json, location, visit);
      location.pop();
    }
  }
}

/** The words said of an object: an empty object where there are none. */
export function readWords(object: JsonObject): JsonObject {
  const words = object[word];
  return isObject(words) ? words : {};
}
