import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json.ts";
import { checkProject } from "../support/check-project.ts";
import { createDocument } from "../support/create-document.ts";
import { createRepository, type Repository } from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";
import { generateLimited } from "../support/run-limited.ts";

const provider = "hostile";
const folder = `packages/${provider}`;

/** Each would be code, an end of code, or something else than a name, if it stood in a file as it is. */
const texts = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  '"; globalThis.injected = 1; "',
  "'; globalThis.injected = 1; '",
  ["`; globalThis.injected = 1; `$", "{globalThis.injected = 1}"].join(""),
  "*/ globalThis.injected = 1; /*",
  "a\nglobalThis.injected = 1;",
  "a\r\nglobalThis.injected = 1;//",
  "a\u2028globalThis.injected = 1;\u2029//",
  "</script><script>globalThis.injected = 1</script>",
  "\u202egnitset\u202c\u2066x\u2069",
  "a\u0000b",
  "lone \ud800 and \udc00",
  "@ts-nocheck",
  "---\ninjected: true\n---",
  "../../../../etc/passwd",
  "\ufeffmark",
];

function createHostileDocument(): JsonObject {
  const schemas = fromTexts((text, index) => ({
    type: "object",
    title: text,
    description: text,
    // TypeScript takes an optional member that every object inherits for one that is there.
    required: [...inherited, text],
    properties: fromTexts((each) => ({
      type: "string",
      title: each,
      description: each,
      enum: texts,
      default: each,
    })),
    additionalProperties: false,
    ...(index % 2 === 0 ? { example: Object.fromEntries(texts.map((each) => [each, each])) } : {}),
  }));
  const paths = Object.fromEntries(
    texts.map((text, index) => [
      `/path-${index}/${encodeURIComponent(toWellFormed(text))}`,
      createPathItem(text, index),
    ]),
  );
  return createDocument(paths, {
    info: { title: texts.join(" "), version: texts.join(" "), description: texts.join("\n") },
    servers: [{ url: "https://hostile.example/'`\"*/</script>\u2028\u202e", description: texts.join(" ") }],
    tags: texts.map((name) => ({ name, description: name })),
    security: [{ [texts[5] ?? ""]: [] }],
    components: {
      schemas,
      securitySchemes: {
        [texts[5] ?? ""]: { type: "http", scheme: "bearer", description: texts.join("\n") },
      },
    },
  });
}

function createPathItem(text: string, index: number): JsonObject {
  const schema = {
    $ref: `#/components/schemas/${encodeURIComponent(toWellFormed(text)).replaceAll("%2F", "~1")}`,
  };
  const parameters = texts.map((name) => ({
    required: inherited.includes(name),
    name,
    in: "query",
    description: name,
    schema: { type: "string", enum: texts },
  }));
  return {
    post: {
      operationId: `${text} ${index}`,
      summary: text,
      description: texts.join("\n"),
      tags: [text],
      parameters,
      requestBody: { content: { "application/json": { schema } } },
      responses: {
        "200": {
          description: text,
          headers: { [`X-${index}`]: { description: text, schema: { type: "string" } } },
          content: { [`application/json; profile="*/ ' \` ${toWellFormed(text)}"`]: { schema } },
        },
      },
    },
  };
}

const inherited = ["constructor", "toString", "hasOwnProperty"];

/** A reference cannot name what is no text: those schemas are left as they are, without a use. */
function toWellFormed(text: string): string {
  return text.isWellFormed() ? text : "constructor";
}

function fromTexts(create: (text: string, index: number) => Json): JsonObject {
  return Object.fromEntries(texts.map((text, index) => [text, create(text, index)]));
}

let repository: Repository;

beforeAll(() => {
  repository = createRepository();
  const specs = `specs/${provider}`;
  for (const name of ["fixes", "client", "examples"]) {
    repository.write(`${specs}/${name}.overlay.yaml`, "overlay: 1.0.0\ninfo: {}\nactions: []\n");
  }
  repository.write(
    `${specs}/source.json`,
    JSON.stringify({ provider: "Hostile", page: "https://hostile.example/" }),
  );
  repository.write(`${specs}/openapi.json`, JSON.stringify(createHostileDocument()));
});

afterAll(() => repository[Symbol.dispose]());

describe("a valid document with hostile names", { timeout: 120_000 }, () => {
  it("is generated, and reads and asks nothing but what is in the repository", async () => {
    const { files, error } = await generateLimited(repository, provider);
    expect(error).toBeUndefined();
    expect(
      files.every((path) => path.startsWith(`${folder}/`) || path.startsWith("packages/mocks/contracts/")),
    ).toBe(true);
    const { isWell, lines } = await repository.run({ providers: [provider] });
    expect(lines.join("\n")).not.toContain("failed");
    expect(isWell).toBe(true);
  });

  it("gives files in which nothing hides", () => {
    for (const [path, text] of repository.list()) {
      if (!path.startsWith(folder) && !path.startsWith(`packages/mocks/contracts/${provider}`)) continue;
      expect(text, path).not.toMatch(/[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029\ufeff\ufffd]/u);
    }
  });

  it("gives a package that type-checks", () => {
    repository.write(`${folder}/node_modules/.keep`, "");
    symlinkSync(join(repositoryRoot, "packages"), join(repository.root, folder, "node_modules/@tributary"));
    expect(checkProject(join(repository.root, folder))).toEqual([]);
  });

  it("gives a package that does nothing when it is imported", () => {
    const program = `
const before = Object.getOwnPropertyNames(globalThis).join();
const prototype = Object.getOwnPropertyNames(Object.prototype).join();
const { descriptor, createHostileClient } = await import(${JSON.stringify(join(repository.root, folder, "src/index.ts"))});
createHostileClient({ token: "a" });
console.log(JSON.stringify({
  globals: Object.getOwnPropertyNames(globalThis).join() === before,
  prototype: Object.getOwnPropertyNames(Object.prototype).join() === prototype,
  operations: Object.values(descriptor.operations).map(({ path, query }) => ({ path, query })),
}));`;
    const words = ["--permission", `--allow-fs-read=${repositoryRoot}`, "--allow-fs-read=/tmp"];
    const output = execFileSync(
      process.execPath,
      [...words, "--conditions=@tributary/source", "--input-type=module-typescript", "-e", program],
      { encoding: "utf8", timeout: 60_000 },
    );
    const { globals, prototype, operations } = JSON.parse(output);
    expect({ globals, prototype }).toEqual({ globals: true, prototype: true });
    expect(operations).toHaveLength(texts.length);
    expect(operations[0].query).toEqual(JSON.parse(JSON.stringify(texts)));
  });
});
