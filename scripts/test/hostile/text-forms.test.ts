import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SpecError } from "../../src/codegen-error.ts";
import { readDocument } from "../../src/read-document.ts";
import { catchError } from "../support/catch-error.ts";
import { createTemporaryFolder } from "../support/temporary-folder.ts";

const file = "openapi.yaml";

function read(content: string | Uint8Array): unknown {
  using folder = createTemporaryFolder();
  writeFileSync(join(folder.path, file), content);
  return readDocument(folder.path, file).value;
}

describe("a document in an odd form", () => {
  const refused: [what: string, text: string, problem: RegExp, line: number | undefined][] = [
    ["a function as a tag", "a:\n  b: !!js/function 'function () { process.exit(1) }'\n", /tag/i, 2],
    ["an object of Python's", "a: !!python/object/apply:os.system ['true']\n", /tag/i, 1],
    ["a tag of its own", "a: 1\nb: !secret 2\n", /tag/i, 2],
    ["a binary", "a: !!binary aGVsbG8=\n", /tag/i, 1],
    ["a set", "a: !!set {b, c}\n", /tag/i, 1],
    ["a name twice, in YAML", "a: 1\nb: 2\na: 3\n", /`a` stands there twice/, 3],
    ["a name twice, as an alias", "&n a: 1\n*n : 3\n", /`a` stands there twice/, 2],
    ["a name twice, in JSON", '{\n"a": 1,\n"b": {"c": 1, "c": 2}}', /`c` stands there twice/, 3],
    [
      "a name twice that objects have",
      '{"__proto__": 1, "__proto__": 2}',
      /`__proto__` stands there twice/,
      1,
    ],
    // Each of the others must be counted for what it is, or it makes up for the name that is lost.
    [
      "a name twice, beside one that ends in a backslash",
      '{"c\\\\": ":", "d": [":", ":"], "b": 1, "b": 2}',
      /`b` stands/,
      1,
    ],
    ["a name twice, beside one with a quote", '{"c\\"": "d\\\\\\"", "b": 1, "b": 2}', /`b` stands/, 1],
    ["a name twice, beside one far from its colon", '{"c" \t\r\n : 1, "b": 1,\n"b": 2}', /`b` stands/, 3],
    ["a name twice, beside none", '{"": "", "b": 1, "b": 2}', /`b` stands/, 1],
    ["an object for a name", "? {a: b}\n: c\n", /name of a member/, 1],
    ["an infinity", "a: .inf\n", /number/, 1],
    ["no number", "a: .nan\n", /number/, 1],
    ["a number beyond a double, in YAML", "a: 1\nb: 1e999\n", /number/, 2],
    ["a number beyond a double, in JSON", '{"a": -1e999}', /number/, undefined],
    ["a merge of a text", "a:\n  <<: text\n", /merge key/, 2],
  ];
  it.each(refused)("of %s is refused, by its line", (_, text, problem, line) => {
    const { message, place } = catchError(SpecError, () => read(text));
    expect(message).toMatch(problem);
    expect(place).toEqual(line === undefined ? { file } : { file, line });
  });

  it("is text: bytes that are none are refused", () => {
    expect(catchError(SpecError, () => read(Buffer.from([0x61, 0x3a, 0x20, 0xff]))).message).toContain(
      "not UTF-8",
    );
  });

  const accepted: [what: string, content: string | Uint8Array, value: unknown][] = [
    ["a byte order mark", '\ufeff{"a": 1}', { a: 1 }],
    ["UTF-16, the low byte first", Buffer.from("\ufeffa: ü\n", "utf16le"), { a: "ü" }],
    ["UTF-16, the high byte first", Buffer.from("\ufeffa: ü\n", "utf16le").swap16(), { a: "ü" }],
    ["carriage returns", "a: 1\r\nb:\r\n  - c\r\n", { a: 1, b: ["c"] }],
    ["an int64 beyond a double's digits", '{"maximum": 9223372036854775807}', { maximum: 2 ** 63 }],
    [
      "a merge key, which gives way to what is there",
      "a: &a { b: 1, c: 2 }\nd:\n  c: 3\n  <<: *a\n",
      { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } },
    ],
    [
      "merge keys in a list, the first of which wins",
      "a: &a { b: 1 }\nc: &c { b: 2, d: 3 }\ne:\n  <<: [*a, *c]\n",
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    ["a member called <<", 'a:\n  "<<": 1\n', { a: { "<<": 1 } }],
    ["an anchor that is set again", "a: &a 1\nb: [*a]\nc: &a 2\nd: *a\n", { a: 1, b: [1], c: 2, d: 2 }],
    [
      "numbers for names",
      "responses:\n  200: ok\n  1.0: text\n",
      { responses: { "200": "ok", "1.0": "text" } },
    ],
    ["a date", "a: 2026-01-31\n", { a: "2026-01-31" }],
    ["what YAML 1.1 takes for a truth", "a: yes\nb: off\n", { a: "yes", b: "off" }],
    ["core tags", "a: !!str 1\nb: !!int '2'\n", { a: "1", b: 2 }],
  ];
  it.each(accepted)("of %s is read as what it says", (_, content, value) => {
    expect(read(content)).toEqual(value);
  });

  it("keeps names that objects have to the members", () => {
    const value = read(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    ) as object;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    const fromYaml = read("__proto__: { polluted: 1 }\n<<: { __proto__: { polluted: 2 } }\n") as object;
    expect(Object.keys(fromYaml)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(fromYaml)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});
