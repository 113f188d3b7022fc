import type { Level } from "../../../src/evolution/level.ts";
import type { ChangeCode } from "../../../src/evolution/policy.ts";
import type { Json, JsonObject } from "../../../src/json.ts";
import type { ShortAction } from "../../support/create-overlay.ts";
import { update } from "../../support/create-overlay.ts";
import {
  addOperation,
  addParameter,
  getOperation,
  getParameters,
  getSchema,
  renameKey,
  setPath,
} from "./edit-contract.ts";

/** A change of Align's contract made by hand, and what it must be. */
export interface HandMadeChange {
  readonly name: string;
  /** Makes, of the contract, the one to start from. */
  readonly before?: (document: JsonObject) => void;
  readonly change: (document: JsonObject) => void;
  readonly level: Level;
  /** The finding that must be among those of that level; none where nothing may be found. */
  readonly code: ChangeCode | undefined;
  readonly subject?: string;
  /** What the compiler must say of the program that was written for the old package. */
  readonly compiler?: RegExp;
  /** Words of the client overlay in the new state, where the change moves what they are said of. */
  readonly words?: readonly ShortAction[];
}

const title = update("$", { "x-tributary": { name: "Align" } });
const customer = "GetCustomerResponseSuccessModel";
const properties = (document: JsonObject): JsonObject =>
  getSchema(document, customer)["properties"] as JsonObject;
const setEnum = (document: JsonObject, name: string, values: Json[]): void => {
  (properties(document)[name] as JsonObject)["enum"] = values;
};
const set = (holder: JsonObject, key: string, value: Json): void => {
  holder[key] = value;
};
const addQuery =
  (schema: JsonObject, required = false) =>
  (document: JsonObject) =>
    addParameter(document, { name: "expand", in: "query", required, schema });
const setQuery = (members: JsonObject) => (document: JsonObject) => {
  const parameter = getParameters(document).find(({ name }) => name === "expand");
  Object.assign(parameter?.["schema"] as JsonObject, members);
};

const responses: readonly HandMadeChange[] = [
  {
    name: "a required response field is removed",
    change: (document) => {
      delete properties(document)["email"];
      getSchema(document, customer)["required"] = ["customer_id", "type"];
    },
    level: "major",
    code: "response-member-removed",
    subject: "Customer.email",
    compiler: /TS2339: Property 'email' does not exist on type 'Customer'/,
  },
  {
    name: "an optional response field is removed",
    change: (document) => void delete properties(document)["company_name"],
    level: "major",
    code: "response-member-removed",
    subject: "Customer.company_name",
    compiler: /TS2339: Property 'company_name' does not exist on type 'Customer'/,
  },
  {
    name: "a response field is made optional",
    change: (document) => set(getSchema(document, customer), "required", ["customer_id", "type"]),
    level: "major",
    code: "response-member-optional",
    subject: "Customer.email",
    compiler: /TS2322: Type 'string \| undefined' is not assignable to type 'string'/,
  },
  {
    name: "an enum in a response has a further value",
    change: (document) => setEnum(document, "type", ["individual", "corporate", "trust"]),
    level: "minor",
    code: "response-enum-widened",
    subject: "Customer.type",
  },
  {
    name: "an enum in a response has a value less",
    change: (document) => setEnum(document, "type", ["individual"]),
    level: "minor",
    code: "response-narrowed",
    subject: "Customer.type",
  },
  {
    name: "the type of a response field changes",
    change: (document) => set(properties(document), "email", { type: "integer" }),
    level: "major",
    code: "response-type-changed",
    subject: "Customer.email",
    compiler: /TS2322: Type 'number' is not assignable to type 'string'/,
  },
  {
    name: "a response field may be null",
    change: (document) => void Object.assign(properties(document)["email"] as JsonObject, { nullable: true }),
    level: "major",
    code: "response-type-changed",
    subject: "Customer.email",
    compiler: /TS2322: Type 'string \| null' is not assignable to type 'string'/,
  },
  {
    name: "the media type of a response is another",
    change: (document) => {
      const answer = (getOperation(document)["responses"] as JsonObject)["200"] as JsonObject;
      renameKey(answer["content"] as JsonObject, "application/json", "application/xml");
    },
    level: "major",
    code: "answer-removed",
    subject: "answer 200 application/json of getCustomer",
    compiler: /TS2339: Property '"?application\/json"?' does not exist/,
  },
  {
    name: "status 200 becomes 201",
    change: (document) => renameKey(getOperation(document)["responses"] as JsonObject, "200", "201"),
    level: "major",
    code: "answer-removed",
    subject: "answer 200 of getCustomer",
    compiler: /TS2367|TS2339/,
  },
  {
    name: "an error status is documented",
    change: (document) => {
      const content = {
        "application/json": { schema: { type: "object", properties: { error: { type: "string" } } } },
      };
      (getOperation(document)["responses"] as JsonObject)["404"] = { description: "Unknown.", content };
    },
    level: "minor",
    code: "status-added",
    subject: "answer 404 of getCustomer",
  },
];

const requests: readonly HandMadeChange[] = [
  {
    name: "a required request parameter is added",
    change: addQuery({ type: "string", example: "kycs", default: "kycs" }, true),
    level: "major",
    code: "request-member-required",
    subject: "input of getCustomer.expand",
    compiler: /TS2741: Property 'expand' is missing in type/,
  },
  {
    name: "an optional request parameter is added",
    change: addQuery({ type: "string" }),
    level: "minor",
    code: "request-member-added",
    subject: "input of getCustomer.expand",
  },
  {
    name: "an optional request field is removed",
    before: addQuery({ type: "string" }),
    change: (document) => set(getOperation(document), "parameters", getParameters(document).slice(0, 1)),
    level: "major",
    code: "request-member-removed",
    subject: "input of getCustomer.expand",
    compiler: /TS2353: Object literal may only specify known properties, and '"?expand"?' does not exist/,
  },
  {
    name: "an enum in a request has a further value",
    before: addQuery({ type: "string", enum: ["kycs"] }),
    change: setQuery({ enum: ["kycs", "address"] }),
    level: "minor",
    code: "request-widened",
    subject: "input of getCustomer.expand",
  },
  {
    name: "an enum in a request has a value less",
    before: addQuery({ type: "string", enum: ["kycs", "address"] }),
    change: setQuery({ enum: ["kycs"] }),
    level: "major",
    code: "request-narrowed",
    subject: "input of getCustomer.expand",
    compiler: /TS2322: Type '"address"' is not assignable to type '"kycs"( \| undefined)?'/,
  },
  {
    name: "the format of a request parameter is tightened",
    before: addQuery({ type: "string" }),
    change: setQuery({ format: "uuid" }),
    level: "minor",
    code: "constraint-changed",
    subject: "format of expand of getCustomer",
  },
  {
    name: "the length of a request parameter is tightened",
    before: addQuery({ type: "string", maxLength: 40 }),
    change: setQuery({ maxLength: 20 }),
    level: "minor",
    code: "constraint-changed",
    subject: "maxLength of expand of getCustomer",
  },
  {
    name: "the pattern of a request parameter is tightened",
    before: addQuery({ type: "string" }),
    change: setQuery({ pattern: "^[a-z]+$" }),
    level: "minor",
    code: "constraint-changed",
    subject: "pattern of expand of getCustomer",
  },
  {
    name: "a default is added to a request parameter",
    before: addQuery({ type: "string" }),
    change: setQuery({ default: "kycs" }),
    level: "minor",
    code: "default-changed",
    subject: "default of expand of getCustomer",
  },
];

const rest: readonly HandMadeChange[] = [
  {
    name: "a path is removed",
    before: (document) => addOperation(document, "/v0/customers", "listAll"),
    change: (document) => void delete (document["paths"] as JsonObject)["/v0/customers"],
    level: "major",
    code: "operation-removed",
    subject: "listAll",
    compiler: /TS2339: Property '"?listAll"?' does not exist on type 'AlignClient'/,
  },
  {
    name: "an operation is added",
    change: (document) => addOperation(document, "/v0/customers", "listAll"),
    level: "minor",
    code: "operation-added",
    subject: "listAll",
  },
  {
    name: "a path parameter is renamed",
    change: (document) => {
      setPath(document, "/v0/customers/{id}");
      Object.assign(getParameters(document)[0] ?? {}, { name: "id" });
    },
    level: "major",
    code: "path-removed",
    subject: "GET /v0/customers/{customer_id}",
    compiler: /TS2345: Argument of type '"\/v0\/customers\/\{customer_id\}"' is not assignable/,
  },
  {
    name: "an operationId is renamed, and the method is named after it",
    change: (document) => set(getOperation(document), "operationId", "fetchCustomer"),
    level: "major",
    code: "operation-removed",
    subject: "getCustomer",
    compiler: /TS2339: Property '"?getCustomer"?' does not exist on type 'AlignClient'/,
  },
  {
    name: "the security scheme changes",
    change: (document) => {
      const components = document["components"] as JsonObject;
      Object.assign((components["securitySchemes"] as JsonObject)["ApiKey"] as JsonObject, { name: "X-Key" });
    },
    level: "major",
    code: "auth-changed",
    subject: "name of securitySchemes ApiKey",
  },
  {
    name: "the URL of a server changes",
    change: (document) =>
      void Object.assign((document["servers"] as JsonObject[])[0] ?? {}, { url: "https://api.example.com" }),
    level: "minor",
    code: "server-changed",
  },
  {
    name: "a schema is renamed, and with it the type that is exported",
    change: (document) => {
      renameKey((document["components"] as JsonObject)["schemas"] as JsonObject, customer, "CustomerRecord");
      pointAnswerAt(document, { $ref: "#/components/schemas/CustomerRecord" });
    },
    words: [title],
    level: "major",
    code: "name-removed",
    subject: "Customer",
    compiler: /TS2694: .* has no exported member 'Customer'/,
  },
  {
    name: "a $ref is inlined, and the type that was exported is gone",
    change: (document) => pointAnswerAt(document, getSchema(document, customer)),
    words: [title],
    level: "major",
    code: "name-removed",
    subject: "Customer",
    compiler: /TS2694: .* has no exported member 'Customer'/,
  },
  {
    name: "a description changes",
    change: (document) =>
      void Object.assign(properties(document)["email"] as JsonObject, { description: "Another text" }),
    level: "patch",
    code: "docs-changed",
    subject: "description of Customer.email",
  },
  {
    name: "a response field is deprecated",
    change: (document) =>
      void Object.assign(properties(document)["email"] as JsonObject, { deprecated: true }),
    level: "minor",
    code: "deprecated",
    subject: "deprecated of Customer.email",
  },
  {
    name: "keys stand in another order",
    change: (document) => {
      const schema = getSchema(document, customer);
      schema["properties"] = Object.fromEntries(Object.entries(properties(document)).toReversed());
    },
    level: "none",
    code: undefined,
  },
];

function pointAnswerAt(document: JsonObject, schema: JsonObject): void {
  const answer = (getOperation(document)["responses"] as JsonObject)["200"] as JsonObject;
  answer["content"] = { "application/json": { schema } };
}

/** Thirty changes, each of one kind. */
export const handMadeChanges: readonly HandMadeChange[] = [...responses, ...requests, ...rest];
