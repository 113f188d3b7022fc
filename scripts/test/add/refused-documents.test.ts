import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CodegenError } from "../../src/codegen-error.ts";
import { documentLimits } from "../../src/document/limits.ts";
import { createAddingWorkspace } from "./support/adding-workspace.ts";

/* Each refusal also checks that nothing is left in the tree. */

const workspace = createAddingWorkspace();
afterAll(() => workspace[Symbol.dispose]());

const sound = {
  openapi: "3.0.3",
  info: { title: "Sound", version: "1.0.0" },
  paths: {
    "/things": { get: { operationId: "listThings", responses: { "204": { description: "None." } } } },
  },
};

/** A text to be refused, and what is said of it. */
const texts: Readonly<Record<string, readonly [file: string, text: string | Uint8Array, said: RegExp]>> = {
  "an empty file": ["empty.json", "", /not an OpenAPI 3\.0 or 3\.1 document.*\n.*`openapi` member/],
  "white space": ["blank.yaml", " \n\n", /not an OpenAPI/],
  null: ["null.json", "null", /not an OpenAPI/],
  "a list": ["list.json", "[{}]", /not an OpenAPI/],
  "a sentence": ["text.yaml", "This is no document.", /not an OpenAPI/],
  "some other JSON": ["package.json", '{ "name": "package", "version": "1.0.0" }', /not an OpenAPI/],
  "a version that is not known yet": ["next.json", '{ "openapi": "4.0.0" }', /not an OpenAPI/],
  "a version that is nearly one": ["near.json", '{ "openapi": "3.10.0" }', /not an OpenAPI/],
  "a truncated JSON file": [
    "cut.json",
    JSON.stringify(sound, null, 2).slice(0, -40),
    /cut\.json:\d+: the file does not parse/,
  ],
  "a YAML file that breaks off": [
    "cut.yaml",
    'openapi: "3.0.0\ninfo: {',
    /cut\.yaml:\d+: the file does not parse/,
  ],
  "a member that stands twice": [
    "twice.json",
    '{ "openapi": "3.0.0", "openapi": "3.1.0" }',
    /twice\.json:1.*`?openapi/s,
  ],
  "an HTML page": [
    "page.html",
    "<!doctype html><html><head><title>API\nReference</title></head><body>",
    /instead of an OpenAPI document came an HTML page titled "API Reference"\.\n.*in a browser/,
  ],
  "a login page": ["login.html", '<html><form><input type="password">', /came a login page/],
  XML: ["feed.xml", '<?xml version="1.0"?><feed/>', /came XML/],
  "bytes that are no text": [
    "bytes.json",
    Uint8Array.of(0xc3, 0x28, 0x00),
    /bytes\.json: the file is not UTF-8 text/,
  ],
  "a document whose every request is to be signed": [
    "signed.json",
    JSON.stringify({
      ...sound,
      security: [{ hmac: [] }],
      components: {
        securitySchemes: {
          hmac: {
            type: "apiKey",
            in: "header",
            name: "Authorization",
            "x-amazon-apigateway-authtype": "awsSigv4",
          },
        },
      },
    }),
    /signed\.json at \/paths: of its 1 operation none can be offered: .*security schemes.*\n.*signed one by one/,
  ],
  "a Swagger 2 document": [
    "swagger.json",
    '{ "swagger": "2.0", "info": {}, "paths": {} }',
    /swagger\.json at \/swagger: this is a Swagger 2\.0 document\.\n {2}Convert it first: `npx -y swagger2openapi@7\.0\.8 --patch --outfile openapi\.json .*swagger\.json`/,
  ],
  "no paths": ["hooks.yaml", "openapi: 3.1.0\ninfo: {}\nwebhooks: {}", /at \/paths: there is no operation/],
  "empty paths": ["paths.yaml", "openapi: 3.0.0\ninfo: {}\npaths: {}", /at \/paths: there is no operation/],
  "operations that no client can call": [
    "trace.yaml",
    "openapi: 3.0.0\ninfo: {}\npaths: { /a: { trace: { responses: {} } } }",
    /at \/paths: of its 1 operation none can be offered: No platform's `fetch` sends TRACE\.\n/,
  ],
  "values nested without end": [
    "deep.json",
    `{ "openapi": "3.0.0", "x": ${"[".repeat(1000)}${"]".repeat(1000)} }`,
    /more than 200 levels deep/,
  ],
  "aliases that stand for too much": [
    "bomb.yaml",
    `openapi: 3.0.0\na0: &a0 [${"1,".repeat(20)}]\n${Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(20)}]`,
    ).join("\n")}`,
    /values, or aliases for more than/,
  ],
};

describe("a file that is no document", { timeout: 60_000 }, () => {
  it.each(Object.entries(texts))(
    "is refused, and nothing is left of it: %s",
    async (_, [name, text, said]) => {
      const error = await workspace.refuse(workspace.write(name, text));
      expect(error).toBeInstanceOf(CodegenError);
      expect(error.message).toMatch(said);
    },
  );

  it("is refused where there is none, or a folder", async () => {
    const missing = await workspace.refuse(join(workspace.folder, "missing.json"));
    expect(missing.message).toMatch(
      /missing\.json: the document cannot be read: ENOENT\.\n {2}Give the path/,
    );
    expect((await workspace.refuse(workspace.folder)).message).toMatch(/cannot be read: EISDIR/);
  });

  it("is not read where it is too large", async () => {
    const file = workspace.write("large.json", new Uint8Array(documentLimits.bytes + 1));
    expect((await workspace.refuse(file)).message).toMatch(/cannot be read: more than 33554432 bytes/);
  });
});

describe("a reference", { timeout: 60_000 }, () => {
  const refer = (reference: string) => ({
    ...sound,
    paths: {
      "/things/{id}": {
        get: {
          operationId: "getThing",
          responses: {
            "200": { description: "", content: { "application/json": { schema: { $ref: reference } } } },
          },
        },
      },
    },
  });

  it.each(["#/components/schemas/Nope", "#/components/schemas/a~1b%20c", "#nope"])(
    "that leads nowhere is named with its place: %s",
    async (reference) => {
      const file = workspace.write("broken.json", JSON.stringify(refer(reference)));
      const { message } = await workspace.refuse(file);
      expect(message).toContain(
        "at /paths/~1things~1{id}/get/responses/200/content/application~1json/schema/$ref: ",
      );
      expect(message).toContain(`\`$ref\` ${reference} leads nowhere`);
    },
  );

  it("that stands for nothing is named with its place", async () => {
    const schemas = { One: { $ref: "#/components/schemas/Two" }, Two: { $ref: "#/components/schemas/One" } };
    const document = { ...refer("#/components/schemas/One"), components: { schemas } };
    const { message } = await workspace.refuse(workspace.write("circle.json", JSON.stringify(document)));
    expect(message).toMatch(/at \/components\/schemas\/One: the reference leads back to itself/);
  });

  it.each([
    ["missing.yaml", /a reference cannot be followed/],
    ["other.yaml#/Nope", /a reference cannot be followed/],
    ["../outside.yaml", /leads out of the document's folder/],
    ["/etc/hostname", /leads out of the document's folder/],
    ["https://127.0.0.1/schema.yaml", /leads from a file to an address/],
    ["file:///etc/hostname", /a reference cannot be followed/],
  ])("to another file is followed in the document's own folder only: %s", async (reference, said) => {
    mkdirSync(join(workspace.folder, "inner"), { recursive: true });
    workspace.write("outside.yaml", "type: string");
    workspace.write("inner/other.yaml", "Other: { type: string }");
    const { message } = await workspace.refuse(
      workspace.write("inner/openapi.json", JSON.stringify(refer(reference))),
    );
    expect(message).toMatch(said);
    expect(message).toMatch(/openapi\.json at \/paths\/~1things/);
    expect(message).toContain("npx @redocly/cli bundle");
  });
});

describe("what is asked for besides", { timeout: 60_000 }, () => {
  const file = workspace.write("sound.json", JSON.stringify(sound));

  it.each([
    "",
    "Acme",
    "2acme",
    "acme_pay",
    "acme--pay",
    "acme-",
    "../acme",
    "acme/pay",
    "acmé",
    "acme pay",
    "index",
  ])("is refused where the name cannot be a package's: %j", async (name) => {
    const { message } = await workspace.refuse(file, { name });
    expect(message).toMatch(
      /the folder's name cannot be the name of a package\.\n {2}Use lower-case letters/,
    );
  });

  it.each(["http", "mocks"])("is refused where the name is taken: %s", async (name) => {
    const { message } = await workspace.refuse(file, { name });
    expect(message).toContain(`packages/${name}: it is there already`);
  });

  it("is refused where no operation has the name, with those that do", async () => {
    const { message } = await workspace.refuse(file, { operations: ["listThings", "getThing"] });
    expect(message).toContain("there is no operation `getThing` to select");
    expect(message).toContain("Known are: listThings.");
  });

  it("is refused where no operation has the tag", async () => {
    expect((await workspace.refuse(file, { tag: "none" })).message).toContain("there is no operation");
  });

  it("is given up when it is aborted, before and while it is generated", async () => {
    const signal = AbortSignal.abort();
    expect((await workspace.refuse(file, { signal })).name).toBe("AbortError");
    const controller = new AbortController();
    const print = (line: string): void => {
      if (line.startsWith("Generating")) controller.abort();
    };
    expect((await workspace.refuse(file, { signal: controller.signal, print })).name).toBe("AbortError");
  });

  it("is tried and not written where that is asked for", async () => {
    const said: string[] = [];
    const print = (line: string): void => void said.push(line);
    const outcome = await workspace.refuse(file, { dryRun: true, print });
    expect(outcome.message).toBe("it was not refused");
    expect(said.at(-1)).toMatch(/^Nothing written: \d+ files would be\.$/);
  });
});

describe("a provider that is there", { timeout: 60_000 }, () => {
  it("is not added again, and stays as it is", async () => {
    const file = workspace.write("first.json", JSON.stringify(sound));
    await workspace.add(file, { name: "first" });
    const { message } = await workspace.refuse(file, { name: "first" });
    expect(message).toMatch(/specs\/first: it is there already\.\n {2}Choose another name; to change/);
  });
});
