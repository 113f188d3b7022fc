import { isObject, type Json, type JsonObject } from "../../../src/json.ts";

/** What a mutation must be by its types alone; undefined where that depends on the place. */
type Expected = "breaking" | "compatible";

/** A way in which a contract may change, with the places where it can. */
export interface Operator {
  readonly name: string;
  readonly expected: Expected;
  /** The changes it can make to a document, each at one place; the document is changed when one is run. */
  readonly list: (document: JsonObject) => (() => void)[];
}

interface Property {
  readonly holder: JsonObject;
  readonly schema: JsonObject;
  readonly name: string;
  readonly isRequired: boolean;
}

/** Every property of every schema that an answer has, at any depth. */
function listProperties(document: JsonObject): Property[] {
  const found: Property[] = [];
  const visit = (value: Json | undefined): void => {
    if (!isObject(value)) return;
    const { properties, required } = value;
    for (const [name, schema] of isObject(properties) ? Object.entries(properties) : []) {
      if (!isObject(schema)) continue;
      const isRequired = Array.isArray(required) && required.includes(name);
      found.push({ holder: value, schema, name, isRequired });
      visit(schema);
    }
    visit(value["items"]);
  };
  const components = document["components"] as JsonObject;
  for (const [name, schema] of Object.entries(components["schemas"] as JsonObject)) {
    if (!/Request$|^TokenResponse$/.test(name)) visit(schema);
  }
  return found;
}

function setRequired({ holder, name }: Property, isRequired: boolean): void {
  const names = (Array.isArray(holder["required"]) ? holder["required"] : []).filter((each) => each !== name);
  if (isRequired) names.push(name);
  if (names.length > 0) holder["required"] = names;
  else delete holder["required"];
}

function ofProperties(
  matches: (property: Property) => boolean,
  change: (property: Property) => void,
): Operator["list"] {
  return (document) =>
    listProperties(document)
      .filter(matches)
      .map((property) => () => change(property));
}

function listOperations(document: JsonObject): JsonObject[] {
  return Object.values(document["paths"] as JsonObject).flatMap((item) =>
    isObject(item) ? Object.values(item).filter(isObject) : [],
  );
}

const hasEnum = ({ schema }: Property): boolean => Array.isArray(schema["enum"]) && schema["enum"].length > 1;
const isText = ({ schema }: Property): boolean => schema["type"] === "string" && schema["enum"] === undefined;
const isTyped = ({ schema }: Property): boolean =>
  schema["type"] !== undefined && schema["$ref"] === undefined;

/** The operators, each with what it must be. */
export const operators: readonly Operator[] = [
  {
    name: "remove a member",
    expected: "breaking",
    list: ofProperties(
      () => true,
      (property) => {
        setRequired(property, false);
        delete (property.holder["properties"] as JsonObject)[property.name];
      },
    ),
  },
  {
    name: "add a member",
    expected: "compatible",
    list: ofProperties(
      () => true,
      ({ holder }) => {
        (holder["properties"] as JsonObject)["mutation"] = { type: "string" };
      },
    ),
  },
  {
    name: "make a member optional",
    expected: "breaking",
    list: ofProperties(
      ({ isRequired }) => isRequired,
      (property) => setRequired(property, false),
    ),
  },
  {
    name: "make a member required",
    expected: "compatible",
    list: ofProperties(
      ({ isRequired }) => !isRequired,
      (property) => setRequired(property, true),
    ),
  },
  {
    name: "change a type",
    expected: "breaking",
    list: ofProperties(isText, ({ schema }) => {
      schema["type"] = "boolean";
    }),
  },
  {
    name: "let a member be null",
    expected: "breaking",
    list: ofProperties(
      (property) => isTyped(property) && property.schema["nullable"] !== true,
      ({ schema }) => {
        schema["nullable"] = true;
      },
    ),
  },
  {
    name: "let a member be null no more",
    expected: "compatible",
    list: ofProperties(
      (property) => isTyped(property) && property.schema["nullable"] === true,
      ({ schema }) => void delete schema["nullable"],
    ),
  },
  {
    name: "add an enum value",
    expected: "compatible",
    list: ofProperties(hasEnum, ({ schema }) => {
      schema["enum"] = [...(schema["enum"] as Json[]), "mutation"];
    }),
  },
  {
    name: "remove an enum value",
    expected: "compatible",
    list: ofProperties(hasEnum, ({ schema }) => {
      schema["enum"] = (schema["enum"] as Json[]).slice(1);
    }),
  },
  {
    name: "wrap a member in an array",
    expected: "breaking",
    list: ofProperties(isText, (property) => {
      (property.holder["properties"] as JsonObject)[property.name] = {
        type: "array",
        items: { type: "string" },
      };
    }),
  },
  {
    name: "add an optional parameter",
    expected: "compatible",
    list: (document) => listOperations(document).map((operation) => () => addParameter(operation, false)),
  },
  {
    name: "add a required parameter",
    expected: "breaking",
    list: (document) => listOperations(document).map((operation) => () => addParameter(operation, true)),
  },
  {
    name: "remove a documented error",
    expected: "breaking",
    list: (document) =>
      listOperations(document).flatMap(({ responses }) =>
        Object.keys(responses as JsonObject)
          .filter((status) => status >= "400")
          .map((status) => () => void delete (responses as JsonObject)[status]),
      ),
  },
  {
    name: "document an error",
    expected: "compatible",
    list: (document) =>
      listOperations(document).map(({ responses }) => () => {
        (responses as JsonObject)["418"] = { description: "A teapot." };
      }),
  },
  {
    name: "move a success to another status",
    expected: "breaking",
    list: (document) =>
      listOperations(document).map(({ responses }) => () => {
        const [status = ""] = Object.keys(responses as JsonObject).filter((each) => each.startsWith("2"));
        (responses as JsonObject)["203"] = (responses as JsonObject)[status] ?? null;
        delete (responses as JsonObject)[status];
      }),
  },
  {
    name: "remove a server",
    expected: "breaking",
    list: (document) => [() => void (document["servers"] as Json[]).pop()],
  },
];

function addParameter(operation: JsonObject, required: boolean): void {
  const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  const schema = { type: "string", example: "mutation" };
  operation["parameters"] = [...parameters, { name: "mutation", in: "query", required, schema }];
}
