import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SpecError } from "../../src/codegen-error.ts";
import { buildContract } from "../../src/contract/build-contract.ts";
import { findProviders } from "../../src/providers.ts";
import { readSources } from "../../src/sources.ts";
import { catchError } from "../support/catch-error.ts";
import { createDocument, getOperation, ref, requestBody } from "../support/create-document.ts";
import { remove, update } from "../support/create-overlay.ts";
import { checkVocabulary, createContract, documentFile } from "../support/create-sources.ts";
import { repositoryRoot } from "../support/repository-root.ts";

function readJson(path: string) {
  return JSON.parse(readFileSync(join(repositoryRoot, path), "utf8"));
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

const document = createDocument(
  {
    "/a": { get: getOperation("get_a"), delete: getOperation("deleteA"), summary: "Kept." },
    "/b": { post: { ...getOperation("createB"), requestBody: requestBody(ref("B")) } },
  },
  { components: { schemas: { B: { type: "object" }, Unused: { type: "string" } } } },
);

describe("buildContract", () => {
  it("makes one form do where an overlay changes nothing", () => {
    const same = createContract(document, { fixes: [update("$.info", { title: "Fixed" })] });
    expect([same.annotated, same.exemplified]).toEqual([same.document, same.document]);
    expect(same.annotated).toBe(same.document);
    expect(Object.keys(same.document["components"] as object)).toEqual(["schemas"]);
  });

  it("puts fixes into every form, words only into the annotated one, examples only into the mock's", () => {
    const contract = createContract(document, {
      fixes: [update("$.info", { title: "Fixed" })],
      client: [update("$", { "x-tributary": { name: "Toy" } })],
      examples: [update("$.components.schemas.B", { example: { a: 1 } })],
    });
    for (const form of [contract.document, contract.annotated, contract.mock]) {
      expect(form["info"]).toMatchObject({ title: "Fixed" });
    }
    const marked = ["document", "annotated", "mock"] as const;
    expect(marked.filter((form) => JSON.stringify(contract[form]).includes("x-tributary"))).toEqual([
      "annotated",
    ]);
    expect(marked.filter((form) => JSON.stringify(contract[form]).includes('"example"'))).toEqual(["mock"]);
  });

  it("offers only the operations selected, under their names, with the components they reach", () => {
    const contract = createContract(document, {
      client: [
        update("$", { "x-tributary": { operations: ["fetchA"] } }),
        update("$.paths['/a'].get", { "x-tributary": { name: "fetchA" } }),
      ],
    });
    expect(contract.document["paths"]).toEqual({
      "/a": { get: { ...getOperation("fetchA") }, summary: "Kept." },
    });
    expect(contract.document["components"]).toEqual({});
    for (const form of [contract.annotated, contract.mock]) {
      expect(Object.keys(form["paths"] ?? {})).toEqual(["/a"]);
    }
  });

  it("gives the same hash for the same contract, and another for another", () => {
    const { sha256 } = createContract(document);
    expect(createContract(structuredClone(document)).sha256).toBe(sha256);
    expect(sha256).toBe(hash(createContract(document).document));
    expect(createContract(document, { fixes: [remove("$.paths['/b']")] }).sha256).not.toBe(sha256);
  });

  it("keeps the hash when only the client's words, the examples or unused components change", () => {
    const { sha256 } = createContract(document);
    const changed = createContract(document, {
      fixes: [remove("$.components.schemas.Unused")],
      client: [update("$", { "x-tributary": { name: "Another" } })],
      examples: [update("$.components.schemas.B", { example: {} })],
    });
    expect(changed.sha256).toBe(sha256);
  });

  it("offers the operations of a path item that is a reference, to overlays too", () => {
    const referring = createDocument(
      { "/a": { $ref: "#/components/pathItems/A", summary: "Own." }, "/b": { $ref: "#/paths/~1a" } },
      { components: { pathItems: { A: { get: getOperation("getA"), summary: "Shared." } } } },
    );
    const contract = createContract(referring, {
      fixes: [remove("$.paths['/b']")],
      client: [update("$.paths['/a'].get", { "x-tributary": { name: "fetchA" } })],
    });
    expect(contract.document["paths"]).toEqual({ "/a": { get: getOperation("fetchA"), summary: "Own." } });
    expect(contract.document["components"]).toEqual({});
  });

  it("does not change its sources", () => {
    const before = structuredClone(document);
    createContract(document, { fixes: [update("$.info", { title: "Fixed" })] });
    expect(document).toEqual(before);
  });
});

describe("a reference of the contract", () => {
  const refer = ($ref: string) =>
    createDocument({ "/a": { get: { ...getOperation("getA"), requestBody: requestBody({ $ref }) } } });
  const pointer = "/paths/~1a/get/requestBody/content/application~1json/schema/$ref";

  it.each(["#/components/schemas/Gone", "#/paths/~1b", "#nowhere"])(
    "is refused when %s leads nowhere",
    ($ref) => {
      const { message } = catchError(SpecError, () => createContract(refer($ref)));
      expect(message).toContain(`${documentFile} at ${pointer}: \`$ref\` ${$ref} leads nowhere`);
      expect(message).toContain("fixes.overlay.yaml");
    },
  );

  it.each([
    "http://127.0.0.1:9/a.json#/A",
    "https://example.com/a.yaml",
    "other.yaml#/A",
    "/etc/hostname",
    "file:///etc/hostname",
  ])("is refused when %s leads out of the document: codegen reads no other file and no network", ($ref) => {
    const { message } = catchError(SpecError, () => createContract(refer($ref)));
    expect(message).toContain(`${documentFile} at ${pointer}: \`$ref\` ${$ref} leads out of the document`);
    expect(message).toContain("Bundle the document");
  });

  it("may lead nowhere where no operation offered comes by", () => {
    const broken = { ...getOperation("createB"), requestBody: requestBody(ref("Gone")) };
    const document = createDocument(
      { "/a": { get: getOperation("getA"), post: broken } },
      { components: { schemas: { Unused: ref("Gone") } } },
    );
    const client = [update("$", { "x-tributary": { operations: ["getA"] } })];
    expect(() => createContract(document, { client })).not.toThrow();
  });
});

describe.each(findProviders(repositoryRoot))("the contract of %s", (provider) => {
  const contract = buildContract(readSources(repositoryRoot, provider), checkVocabulary);

  it("has the hash of the document that its package exports", () => {
    const exported = readJson(`packages/${provider}/openapi.json`);
    expect(exported).toEqual(contract.document);
    expect(hash(exported)).toBe(contract.sha256);
  });

  it("stamps that hash on its mock and its manifest", () => {
    const mock = readJson(`packages/mocks/contracts/${provider}.json`);
    expect(mock.info["x-contract-sha256"]).toBe(contract.sha256);
    expect(readJson(`packages/${provider}/package.json`).tributary.contract).toBe(contract.sha256);
  });
});
