import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { OverlayError, SpecError } from "../../src/codegen-error.ts";
import type { JsonObject } from "../../src/json.ts";
import { answer, createDocument } from "../support/create-document.ts";
import { createAddingWorkspace } from "./support/adding-workspace.ts";

/* A document that is refused can be mended by an overlay, and the refusal says by which. */

const workspace = createAddingWorkspace();
afterAll(() => workspace[Symbol.dispose]());

const read = (path: string): string => readFileSync(join(workspace.root, path), "utf8");
const refer = (reference: string): JsonObject => ({
  "/things": { get: { operationId: "listThings", responses: answer({ $ref: reference }) } },
});

/** The overlay that a refusal ends with. */
function readExample({ message }: Error): string {
  const [, example] = /\n\n(overlay: 1\.0\.0\n[\s\S]*)$/.exec(message) ?? [];
  if (example === undefined) throw new Error(`there is no overlay in this:\n${message}`);
  return example;
}

describe("the overlay that a refusal offers", { timeout: 60_000 }, () => {
  const broken: Readonly<Record<string, JsonObject>> = {
    "a schema, where there are no components": createDocument(refer("#/components/schemas/Thing")),
    "a schema among others": createDocument(refer("#/components/schemas/Thing"), {
      components: { schemas: { Other: { type: "string" } } },
    }),
    "a schema of an odd name": createDocument(refer("#/components/schemas/it's%20a~1thing~0%22")),
    "a part of a schema": createDocument(refer("#/components/schemas/Thing/properties/id"), {
      components: { schemas: { Thing: { type: "object" } } },
    }),
  };

  it.each(Object.entries(broken))("mends the document: %s", async (what, document) => {
    const name = `mended-${Object.keys(broken).indexOf(what)}`;
    const file = workspace.write("broken.json", JSON.stringify(document));
    const error = await workspace.refuse(file, { name });
    expect(error).toBeInstanceOf(SpecError);
    expect(error.message).toContain(`${file} at /paths/~1things/get/responses/200/content/`);
    expect(error.message).toContain("by `--fixes <file>`:\n\n");
    const example = readExample(error);
    await workspace.add(file, { name, fixes: workspace.write("fixes.yaml", example) });
    expect(parse(read(`specs/${name}/fixes.overlay.yaml`)).actions).toEqual(parse(example).actions);
    expect(read(`specs/${name}/openapi.json`)).toBe(JSON.stringify(document));
  });

  it("names the place where it cannot know what is meant", async () => {
    const schemas = { One: { $ref: "#/components/schemas/Two" }, Two: { $ref: "#/components/schemas/One" } };
    const document = createDocument(refer("#/components/schemas/One"), { components: { schemas } });
    const file = workspace.write("circle.json", JSON.stringify(document));
    const [action] = parse(readExample(await workspace.refuse(file))).actions;
    expect(action).toMatchObject({ target: "$.components.schemas.One", update: {} });
  });

  it("holds nothing that steers a terminal", async () => {
    const reference = "#/components/schemas/\u001b[31m\u202e";
    const file = workspace.write("hostile.json", JSON.stringify(createDocument(refer(reference))));
    const lines = (await workspace.refuse(file)).message.split("\n");
    expect(lines.join("")).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe("the fixes that are given", { timeout: 60_000 }, () => {
  const document = createDocument({
    "/things": { get: { responses: answer({ $ref: "#/components/schemas/Nope" }) } },
    "/gone": { get: { responses: answer({ type: "string" }) } },
  });
  const fixes = {
    overlay: "1.0.0",
    info: { title: "Ours", version: "1.0.0" },
    actions: [
      {
        target: "$.paths['/things'].get",
        description: "The guide gives it a name.",
        "x-evidence": "https://acme.example/guide",
        update: { operationId: "listThings", responses: { "200": { content: null } } },
      },
      {
        target: "$.paths['/gone']",
        description: "It answers 410.",
        "x-evidence": "https://acme.example/gone",
        remove: true,
      },
    ],
  };

  it("come first, with their own reasons, and the rest is decided of what they make of it", async () => {
    const source = workspace.write("given.json", JSON.stringify(document));
    const lines = await workspace.add(source, {
      name: "given",
      fixes: workspace.write("given.yaml", JSON.stringify(fixes)),
    });
    expect(parse(read("specs/given/fixes.overlay.yaml")).actions).toEqual(fixes.actions);
    expect(read("specs/given/client.overlay.yaml")).not.toContain("operationId");
    expect(read("packages/given/src/client.ts")).toContain("listThings(");
    expect(read("packages/given/src/client.ts")).not.toContain("getGone");
    expect(lines).toContain("  fixes.overlay.yaml: 2 actions");
  });

  it.each([
    ["nowhere.yaml", undefined, /nowhere\.yaml: the file cannot be read: ENOENT/],
    ["text.yaml", "hello", /text\.yaml:1: this is not an OpenAPI Overlay 1\.0 document/],
    [
      "vain.yaml",
      { ...fixes, actions: [{ ...fixes.actions[0], target: "$.paths['/thing'].get" }] },
      /matches nothing/,
    ],
    ["bare.yaml", { ...fixes, actions: [{ target: "$", update: {} }] }, /action 1: `description` is missing/],
  ])("are refused where they cannot be applied, and nothing is left: %s", async (name, overlay, said) => {
    const source = workspace.write("given.json", JSON.stringify(document));
    const file = join(workspace.folder, name);
    if (overlay !== undefined) workspace.write(name, JSON.stringify(overlay));
    const error = await workspace.refuse(source, { name: "refused", fixes: file });
    expect(error.message).toMatch(said);
    if (name === "vain.yaml") expect(error).toBeInstanceOf(OverlayError);
  });
});
