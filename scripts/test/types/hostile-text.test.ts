import { describe, expect, it } from "vitest";
import { emitComment } from "../../src/emit/comment.ts";
import type { JsonObject } from "../../src/json.ts";
import { compileTypes } from "../support/compile-types.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { checkTypes, emitTypesOf } from "../support/emit-types.ts";

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

/** A document that says the text wherever a document may say one. */
function createHostileDocument(text: string): JsonObject {
  const schemas = {
    Title: { type: "string", title: text },
    Description: { type: "string", description: text },
    Default: { type: "string", default: text },
    Example: { type: "string", example: text },
    ExampleObject: { type: "object", example: { [text]: [text] } },
    Format: { type: "string", format: text },
    Enum: { type: "string", enum: [text, "b"] },
    Member: { type: "object", properties: { [text]: { type: "integer", description: text, title: text } } },
    TitledMember: { type: "object", properties: { a: { title: text, type: "integer" } } },
  };
  const parameters = [{ name: "a", in: "query", description: text, schema: { type: "integer" } }];
  const headers = { "X-A": { description: text, schema: { type: "string" } } };
  const responses = { "200": { description: text, headers } };
  const operation = { ...getOperation("getA"), summary: text, description: text, parameters, responses };
  return createDocument(
    { "/a": { get: operation, summary: text, description: text } },
    { info: { title: text, version: text }, components: { schemas } },
  );
}

describe.each(hostile)("the text %j", (text) => {
  it("stays inside the comments of the types, wherever it stands in a document", async () => {
    const schema = await emitTypesOf(createHostileDocument(text));
    const assertions = `expectEqual<S["Enum"], ${JSON.stringify(text)} | "b">(true);
expectEqual<S["Member"], { ${JSON.stringify(text)}?: number }>(true);
expectEqual<S["TitledMember"], { a?: number }>(true);
expectEqual<NonNullable<paths["/a"]["get"]["parameters"]["query"]>, { a?: number }>(true);`;
    expect(checkTypes(schema, assertions)).toEqual([]);
    expect(schema).not.toContain("\r");
  });

  it("stays inside a comment of ours", () => {
    const commented = `${emitComment(text)}export const real = 1;\n`;
    const use = `import * as all from "./commented.ts";
export const names: { [Name in keyof typeof all]: 1 } = { real: 1 };
`;
    expect(compileTypes({ "commented.ts": commented, "use.ts": use })).toEqual([]);
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
