import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../src/json.ts";
import { answer, createDocument, createGetDocument } from "../support/create-document.ts";
import { createRepository, type Repository } from "../support/create-repository.ts";
import { generateLimited } from "../support/run-limited.ts";

const provider = "vast";
let repository: Repository;

beforeAll(() => {
  repository = createRepository();
  for (const name of ["fixes", "client", "examples"]) {
    repository.write(`specs/${provider}/${name}.overlay.yaml`, "overlay: 1.0.0\ninfo: {}\nactions: []\n");
  }
  repository.write(
    `specs/${provider}/source.json`,
    '{ "provider": "Vast", "page": "https://vast.example/" }\n',
  );
});

afterAll(() => repository[Symbol.dispose]());

async function generate(text: string, extension = "json") {
  for (const name of ["openapi.json", "openapi.yaml"]) {
    if (repository.list().has(`specs/${provider}/${name}`)) repository.remove(`specs/${provider}/${name}`);
  }
  repository.write(`specs/${provider}/openapi.${extension}`, text);
  return await generateLimited(repository, provider);
}

const yamlHead = 'openapi: 3.0.0\ninfo: { title: a, version: "1" }\n';

function nest(levels: number, open: string, inner: string, close: string): string {
  return `${open.repeat(levels)}${inner}${close.repeat(levels)}`;
}

function createLaughs(): string {
  const names = [..."abcdefghijklmnopqrstuvwxyz"];
  const lines = names.map((name, index) => {
    const items =
      index === 0
        ? '"lol"'
        : Array(10)
            .fill(`*${names[index - 1]}`)
            .join(", ");
    return `x-${name}: &${name} [${items}]\n`;
  });
  return yamlHead + lines.join("");
}

function createMergeLaughs(): string {
  const lines = Array.from({ length: 40 }, (_, index) =>
    index === 0 ? "x-0: &m0 { a: 1 }\n" : `x-${index}: &m${index} { <<: [*m${index - 1}, *m${index - 1}] }\n`,
  );
  return yamlHead + lines.join("");
}

const deep = 100_000;
const head = '{"openapi":"3.0.0","info":{"title":"a","version":"1"},';
const refused: [what: string, problem: RegExp, extension: string, create: () => string][] = [
  ["billions of laughs", /aliases/, "yaml", createLaughs],
  ["laughs by merge keys", /aliases/, "yaml", createMergeLaughs],
  ["an alias of what holds it", /nested more than/, "yaml", () => `${yamlHead}x-a: &a [*a]\n`],
  [
    "100,000 arrays in each other, as JSON",
    /nested more than/,
    "json",
    () => `${head}"x":${nest(deep, "[", "1", "]")}}`,
  ],
  [
    "100,000 objects in each other, as JSON",
    /nested more than/,
    "json",
    () => `${head}"x":${nest(deep, '{"a":', "1", "}")}}`,
  ],
  [
    "100,000 arrays in each other, as YAML",
    /nested more than|does not parse/,
    "yaml",
    () => `${yamlHead}x-a: ${nest(deep, "- ", "1", "")}\n`,
  ],
  [
    "100,000 objects in each other, as YAML",
    /nested more than/,
    "yaml",
    () => `${yamlHead}x-a: ${nest(deep, "{a: ", "1", "}")}\n`,
  ],
  [
    "300 objects in each other",
    /nested more than 200/,
    "yaml",
    () => `${yamlHead}x-a: ${nest(300, "{a: ", "1", "}")}\n`,
  ],
  ["100 MB", /bytes, more than/, "json", () => `${head}"x":"${"a".repeat(100 * 1024 ** 2)}"}`],
  ["ten million values", /values/, "json", () => `${head}"x":[${"1,".repeat(10_000_000)}1]}`],
  [
    "two million lines of YAML",
    /lines, brackets and commas/,
    "yaml",
    () => `${yamlHead}x-a:\n${"- 1\n".repeat(2_000_000)}`,
  ],
];

describe("a document that is too much", { timeout: 90_000 }, () => {
  it.each(refused)("of %s is refused", async (_, problem, extension, create) => {
    const { files, error } = await generate(create(), extension);
    expect(files).toEqual([]);
    expect(error?.name).toBe("SpecError");
    expect(error?.message).toMatch(problem);
    expect(error?.message.length).toBeLessThan(5000);
  });

  const tooLong: [what: string, document: object][] = [
    ["an operationId", createGetDocument({ operationId: "a".repeat(1024 ** 2) })],
    [
      "the name of a schema",
      createDocument(
        {
          "/a": {
            get: {
              operationId: "a",
              responses: answer({ $ref: `#/components/schemas/${"A".repeat(1024 ** 2)}` }),
            },
          },
        },
        { components: { schemas: { ["A".repeat(1024 ** 2)]: { type: "object" } } } },
      ),
    ],
  ];
  it.each(tooLong)("in %s of a megabyte is refused with its place", async (_, document) => {
    const { error } = await generate(JSON.stringify(document));
    expect(error?.message).toMatch(/longer than/);
    expect(error?.message.length).toBeLessThan(5000);
  });

  function createLarge(schema: Json): string {
    return JSON.stringify(createGetDocument({ responses: answer(schema) }));
  }

  const accepted: [what: string, create: () => string][] = [
    [
      "100,000 values of an enum",
      () =>
        createLarge({
          type: "string",
          enum: Array.from({ length: 100_000 }, (_, index) => `value-${index}`),
        }),
    ],
    [
      "10,000 properties",
      () =>
        createLarge({
          type: "object",
          properties: Object.fromEntries(
            Array.from({ length: 10_000 }, (_, index) => [`member-${index}`, { type: "string" }]),
          ),
        }),
    ],
    [
      "a property with a name of a megabyte",
      () => createLarge({ type: "object", properties: { ["a".repeat(1024 ** 2)]: { type: "string" } } }),
    ],
    [
      "a description of ten megabytes",
      () => createLarge({ type: "string", description: "*/ ".repeat(3_500_000) }),
    ],
    [
      "patterns made for backtracking",
      () =>
        createLarge({
          type: "object",
          properties: {
            a: {
              type: "string",
              pattern: "^(a+)+$",
              example: `${"a".repeat(60)}!`,
              default: `${"a".repeat(60)}!`,
            },
          },
        }),
    ],
  ];
  it.each(accepted)("of %s is generated within bounds", async (_, create) => {
    const { files, error } = await generate(create());
    expect(error).toBeUndefined();
    expect(files).toContain(`packages/${provider}/src/schema.ts`);
  });
});
