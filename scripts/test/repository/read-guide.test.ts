import { describe, expect, it } from "vitest";
import { applyAddition, readGuide } from "../../src/repository/read-guide.ts";

describe("the blocks of a guide", () => {
  it("have the file that the paragraph before them names last", () => {
    const markdown = [
      "Not `far.ts`.\n",
      "Like `other.json`, but in `a/b.yaml`:\n\n```yaml\nkey: 1\n```\n",
      "Of `method` nothing.\n\n```ts\ncode();\n```\n",
      "```sh\nrun\n```\n",
    ].join("\n");
    expect(readGuide(markdown)).toEqual([
      { language: "yaml", code: "key: 1\n", file: "a/b.yaml" },
      { language: "ts", code: "code();\n", file: undefined },
      { language: "sh", code: "run\n", file: undefined },
    ]);
  });
});

describe("an addition", () => {
  it("comes after the line that it follows", () => {
    expect(applyAddition("one\ntwo\n", " one\n+more\n+$&\n")).toBe("one\nmore\n$&\ntwo\n");
  });

  it.each([
    ["is not there", "one\n", " two\n+more\n"],
    ["is there twice", "one\none\n", " one\n+more\n"],
    ["is part of a line only", "one and two\n", " one\n+more\n"],
    ["is not given", "one\n", "+more\n"],
    ["has another beside it", "one\ntwo\n", " one\n+more\n two\n"],
    ["takes lines away", "one\ntwo\n", " one\n-two\n"],
  ])("is refused where its line %s", (_, text, diff) => {
    expect(() => applyAddition(text, diff)).toThrow();
  });
});
