import { describe, expect, it } from "vitest";
import { emitComment } from "../../src/emit/comment.ts";
import { compileTypes } from "../support/compile-types.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { checkTypes, emitSchemas, emitTypesOf } from "../support/emit-types.ts";

const hostile = [
  "*/ export const injected = 1; /*",
  "*\\/ export const injected = 1; /*",
  "**/ export const injected = 1; /**",
  ["`$", "{process.exit(1)}` $", "{injected} \\`"].join(""),
  "@ts-expect-error",
  "@ts-ignore the next line",
  "@ts-nocheck",
  "first\r\nsecond\rthird\u2028*/ fourth\u2029fifth\nsixth",
  "ends with a star *",
  "ends with a slash /",
  "/",
  "*",
  "</script><!-- --> \" ' \\",
  "biome-ignore lint: no reason",
];

describe.each(hostile)("the text %j", (text) => {
  it("stays inside the comments of the types, wherever it stands in a schema", async () => {
    const schemas = {
      Title: { type: "string", title: text },
      Description: { type: "string", description: text },
      Default: { type: "string", default: text },
      Example: { type: "string", example: text },
      ExampleObject: { type: "object", example: { [text]: [text] } },
      Format: { type: "string", format: text },
      Enum: { type: "string", enum: [text, "b"] },
      Member: { type: "object", properties: { [text]: { type: "integer", description: text, title: text } } },
      Constant: { type: "object", properties: { a: { title: text, type: "integer" } } },
    };
    const schema = await emitSchemas(schemas);
    const assertions = `expectEqual<S["Enum"], ${JSON.stringify(text)} | "b">(true);
expectEqual<S["Member"], { ${JSON.stringify(text)}?: number }>(true);
expectEqual<S["Constant"], { a?: number }>(true);`;
    expect(checkTypes(schema, assertions)).toEqual([]);
    expect(schema).not.toContain("\r");
  });

  it("stays inside the comments of the types, wherever it stands in an operation", async () => {
    const parameters = [{ name: "a", in: "query", description: text, schema: { type: "integer" } }];
    const responses = {
      "200": { description: text, headers: { "X-A": { description: text, schema: { type: "string" } } } },
    };
    const operation = { ...getOperation("getA"), summary: text, description: text, parameters, responses };
    const document = createDocument(
      { "/a": { get: operation, summary: text, description: text } },
      { info: { title: text, version: text } },
    );
    const assertions =
      'expectEqual<NonNullable<paths["/a"]["get"]["parameters"]["query"]>, { a?: number }>(true);';
    const schema = await emitTypesOf(document);
    expect(checkTypes(schema, assertions)).toEqual([]);
    expect(schema).not.toContain("\r");
  });

  it("stays inside a comment of ours", () => {
    const commented = `${emitComment(text)}export const real = 1;\n`;
    expect(
      compileTypes({
        "commented.ts": commented,
        "use.ts":
          'import * as all from "./commented.ts";\nexport const only: { real: 1 } = all;\nexport type Names = keyof typeof all;\nexport const names: Names = "real";\n',
      }),
    ).toEqual([]);
    expect(commented).not.toContain("\r");
    expect(commented.match(/\*\//g)).toHaveLength(1);
  });
});

describe("emitComment", () => {
  it("writes one line for one, a block for more, nothing for nothing", () => {
    expect(emitComment("A line.")).toBe("/** A line. */\n");
    expect(emitComment(" First. \n\nSecond.\n", "  ")).toBe(
      "  /**\n   * First.\n   *\n   * Second.\n   */\n",
    );
    expect(emitComment(" \n ")).toBe("");
  });
});
