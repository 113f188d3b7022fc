import { describe, expect, it } from "vitest";
import { EmitError } from "../../src/codegen-error.ts";
import { findOperations } from "../../src/contract/operations.ts";
import type { JsonObject } from "../../src/json.ts";
import { catchError } from "../support/catch-error.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { documentFile } from "../support/create-sources.ts";

function listNames(document: JsonObject): string[] {
  return findOperations(document, documentFile).map(({ name }) => name);
}

function refuse(document: JsonObject): EmitError {
  return catchError(EmitError, () => findOperations(document, documentFile));
}

const three = {
  "/b": { post: getOperation("createB"), get: getOperation("get-b") },
  "/a": {
    get: getOperation("GetA"),
    summary: "Not an operation.",
    parameters: [],
    "x-get": getOperation("x"),
  },
};

describe("findOperations", () => {
  it("finds operations in the order of the document's paths, each under a name in camel case", () => {
    expect(listNames(createDocument(three))).toEqual(["getB", "createB", "getA"]);
  });

  it.each([
    ["CustomerController_getProfile", "customerControllerGetProfile"],
    ["get customers/by id", "getCustomersById"],
    ["delete", "delete"],
    ["2fa.verify", "_2faVerify"],
    ["__proto__", "proto"],
    ["überweisung_senden", "überweisungSenden"],
  ])("names %s %s", (operationId, name) => {
    expect(listNames(createDocument({ "/a": { get: getOperation(operationId) } }))).toEqual([name]);
  });

  it("prefers the word `name`", () => {
    const named = { ...getOperation("get_a"), "x-tributary": { name: "fetchA" } };
    expect(listNames(createDocument({ "/a": { get: named } }))).toEqual(["fetchA"]);
  });

  it.each([
    ["has none", {}],
    ["has an empty one", { operationId: "" }],
    ["has one without a letter", { operationId: "--" }],
    ["has one that is no text", { operationId: 7 }],
  ])("asks for a name where the operationId: it %s", (_, operation) => {
    const error = refuse(createDocument({ "/a/{id}": { get: { responses: {}, ...operation } } }));
    expect(error.message).toContain(
      `${documentFile} at /paths/~1a~1{id}/get: the operation has no operationId`,
    );
    expect(error.message).toContain("client.overlay.yaml: `update: { x-tributary: { name: ");
  });

  it("refuses a name taken twice and names both places", () => {
    const error = refuse(
      createDocument({ "/a": { get: getOperation("get_a") }, "/b": { put: getOperation("getA") } }),
    );
    expect(error.message).toContain(
      `${documentFile} at /paths/~1b/put: the method name \`getA\` is taken by /paths/~1a/get`,
    );
    expect(error.message).toContain("client.overlay.yaml");
  });

  it.each(["then", "new", "constructor"])(
    "refuses the name `%s`, which means something else on a client",
    (name) => {
      const { message } = refuse(createDocument({ "/a": { get: getOperation(name) } }));
      expect(message).toContain(
        `at /paths/~1a/get: the method name \`${name}\` means something else on a client`,
      );
    },
  );

  it("selects the operations that the word `operations` names, in the document's order", () => {
    const document = createDocument(three, { "x-tributary": { operations: ["getA", "getB"] } });
    expect(listNames(document)).toEqual(["getB", "getA"]);
  });

  it("refuses a selection of an unknown name, and lists the known ones", () => {
    const error = refuse(createDocument(three, { "x-tributary": { operations: ["getA", "getC"] } }));
    expect(error.message).toContain(
      `${documentFile} at /x-tributary/operations: there is no operation \`getC\``,
    );
    expect(error.message).toContain("Known are: getB, createB, getA.");
  });
});
