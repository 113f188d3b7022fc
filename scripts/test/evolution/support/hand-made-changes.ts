import type { Json, JsonObject } from "../../../src/json.ts";
import { addParameter, getOperation, getParameters, getSchema, renameKey } from "./edit-contract.ts";
import { customer, getProperties, type HandMadeChange, set } from "./hand-made-change.ts";
import { documentChanges } from "./hand-made-documents.ts";

const setEnum = (document: JsonObject, name: string, values: Json[]): void => {
  (getProperties(document)[name] as JsonObject)["enum"] = values;
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
      delete getProperties(document)["email"];
      getSchema(document, customer)["required"] = ["customer_id", "type"];
    },
    level: "major",
    code: "response-member-removed",
    subject: "Customer.email",
    compiler: /TS2339: Property 'email' does not exist on type 'Customer'/,
  },
  {
    name: "an optional response field is removed",
    change: (document) => void delete getProperties(document)["company_name"],
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
    change: (document) => set(getProperties(document), "email", { type: "integer" }),
    level: "major",
    code: "response-type-changed",
    subject: "Customer.email",
    compiler: /TS2322: Type 'number' is not assignable to type 'string'/,
  },
  {
    name: "a response field may be null",
    change: (document) =>
      void Object.assign(getProperties(document)["email"] as JsonObject, { nullable: true }),
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

/** Thirty changes, each of one kind. */
export const handMadeChanges: readonly HandMadeChange[] = [...responses, ...requests, ...documentChanges];
