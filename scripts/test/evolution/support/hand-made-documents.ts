import type { JsonObject } from "../../../src/json.ts";
import { update } from "../../support/create-overlay.ts";
import { addOperation, getOperation, getParameters, getSchema, renameKey, setPath } from "./edit-contract.ts";
import { customer, getProperties, type HandMadeChange, set } from "./hand-made-change.ts";

const title = update("$", { "x-tributary": { name: "Align" } });
/** Changes of paths, names, credentials, servers and words. */
export const documentChanges: readonly HandMadeChange[] = [
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
      void Object.assign(getProperties(document)["email"] as JsonObject, { description: "Another text" }),
    level: "patch",
    code: "docs-changed",
    subject: "description of Customer.email",
  },
  {
    name: "a response field is deprecated",
    change: (document) =>
      void Object.assign(getProperties(document)["email"] as JsonObject, { deprecated: true }),
    level: "minor",
    code: "deprecated",
    subject: "deprecated of Customer.email",
  },
  {
    name: "keys stand in another order",
    change: (document) => {
      const schema = getSchema(document, customer);
      schema["properties"] = Object.fromEntries(Object.entries(getProperties(document)).toReversed());
    },
    level: "none",
    code: undefined,
  },
];

function pointAnswerAt(document: JsonObject, schema: JsonObject): void {
  const answer = (getOperation(document)["responses"] as JsonObject)["200"] as JsonObject;
  answer["content"] = { "application/json": { schema } };
}
