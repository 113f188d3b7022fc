import { describe, expect, it } from "vitest";
import { OverlayError, SpecError } from "../../src/codegen-error.ts";
import { readOverlay } from "../../src/overlay/read-overlay.ts";
import { catchError } from "../support/catch-error.ts";
import { createTemporaryFolder, writeFileAt } from "../support/temporary-folder.ts";

const file = "specs/toy/fixes.overlay.yaml";

function read(text: string) {
  using folder = createTemporaryFolder();
  writeFileAt(folder.path, file, text);
  return readOverlay(folder.path, file);
}

/** An overlay whose second action has exactly these lines; it starts on line 9. */
function withSecondAction(...lines: readonly string[]): string {
  return [
    "overlay: 1.0.0",
    "info: { title: Toy, version: 1.0.0 }",
    "actions:",
    "  - target: $.info",
    "    description: A sound action before it.",
    "    x-evidence: https://example.com/",
    "    update: { title: Toy }",
    "",
    ...lines.map((line, index) => `${index === 0 ? "  - " : "    "}${line}`),
    "",
  ].join("\n");
}

const target = "target: $.info";
const description = "description: Because.";
const evidence = "x-evidence: https://example.com/evidence";
const change = "remove: true";

describe("readOverlay", () => {
  it("reads actions with their number, line, reason, evidence and change", () => {
    const overlay = read(withSecondAction("target: $.paths['/a']", description, evidence, change));
    expect(overlay.file).toBe(file);
    expect(overlay.actions[0]).toMatchObject({ number: 1, line: 4, change: { update: { title: "Toy" } } });
    expect(overlay.actions[1]).toStrictEqual({
      number: 2,
      line: 9,
      target: "$.paths['/a']",
      reason: "Because.",
      evidence: "https://example.com/evidence",
      change: { remove: true },
    });
  });

  it("reads an overlay without actions, and one in JSON", () => {
    expect(read("overlay: 1.0.0\ninfo: { title: t, version: 1.0.0 }\nactions: []\n").actions).toEqual([]);
    expect(read('{"overlay": "1.0.1", "actions": []}').actions).toEqual([]);
  });

  it("takes `update: null`, `false` and an array for updates, which they are", () => {
    for (const value of [null, false, [], 0, ""]) {
      const line = `update: ${JSON.stringify(value)}`;
      expect(read(withSecondAction(target, description, evidence, line)).actions[1]?.change).toEqual({
        update: value,
      });
    }
  });

  const malformed: [what: string, lines: readonly string[], problem: string, wayOut: string][] = [
    ["is a scalar", ["only text"], "it is not an object", "Give it `target`"],
    ["has no target", [description, evidence, change], "`target` is missing", "JSONPath"],
    [
      "has a target that is no text",
      ["target: 1", description, evidence, change],
      "`target` is missing",
      "JSONPath",
    ],
    [
      "has a blank target",
      ["target: '  '", description, evidence, change],
      "`target` is missing",
      "JSONPath",
    ],
    ["has no description", [target, evidence, change], "`description` is missing", "Say why"],
    [
      "has a blank description",
      [target, "description: ''", evidence, change],
      "`description` is missing",
      "Say why",
    ],
    ["has no evidence", [target, description, change], "`x-evidence` is missing", "Give the URL"],
    [
      "has evidence that is no URL",
      [target, description, "x-evidence: our wiki", change],
      "`x-evidence` is not a URL",
      "whole URL",
    ],
    [
      "has a member of no meaning",
      [target, description, evidence, change, "reason: x"],
      "unknown member `reason`",
      "Known are: target",
    ],
    ["has neither change", [target, description, evidence], "it needs either", "Write exactly one"],
    [
      "has both changes",
      [target, description, evidence, change, "update: {}"],
      "it needs either",
      "Write exactly one",
    ],
    [
      "says `remove: false` alone",
      [target, description, evidence, "remove: false"],
      "it needs either",
      "Write exactly one",
    ],
    [
      "says `remove: yes`",
      [target, description, evidence, "remove: yes"],
      "it needs either",
      "Write exactly one",
    ],
  ];
  it.each(malformed)("refuses an action that %s", (_, lines, problem, wayOut) => {
    const { message, place } = catchError(OverlayError, () => read(withSecondAction(...lines)));
    expect(message).toMatch(new RegExp(`^${file}:9: action 2: `));
    expect(message).toContain(problem);
    expect(message.split("\n")[1]).toContain(wayOut);
    expect(place).toEqual({ file, line: 9 });
  });

  const notOverlays: [what: string, text: string, problem: string][] = [
    ["an empty file", "", "not an OpenAPI Overlay 1.0 document"],
    ["a list", "- overlay: 1.0.0\n", "not an OpenAPI Overlay 1.0 document"],
    ["an OpenAPI document", "openapi: 3.0.0\n", "not an OpenAPI Overlay 1.0 document"],
    ["another version", "overlay: 2.0.0\nactions: []\n", "not an OpenAPI Overlay 1.0 document"],
    ["no actions", "overlay: 1.0.0\n", "`actions` is not a list"],
    ["actions by name", "overlay: 1.0.0\nactions: { first: {} }\n", "`actions` is not a list"],
  ];
  it.each(notOverlays)("refuses %s", (_, text, problem) => {
    const { message } = catchError(OverlayError, () => read(text));
    expect(message).toContain(file);
    expect(message).toContain(problem);
  });

  const unreadable: [what: string, text: string, line: number][] = [
    ["that is not YAML", "overlay: 1.0.0\nactions: [\n", 3],
    ["that says a member twice", "overlay: 1.0.0\nactions: []\nactions: []\n", 3],
    ["of two documents", "overlay: 1.0.0\nactions: []\n---\noverlay: 1.0.0\n", 3],
    ["with an alias of nothing", "overlay: 1.0.0\nactions: *nothing\n", 2],
  ];
  it.each(unreadable)("names the line of a file %s", (_, text, line) => {
    const { message, place } = catchError(SpecError, () => read(text));
    expect(place).toEqual({ file, line });
    expect(message).toContain(`${file}:${line}: the file does not parse`);
  });

  it("refuses aliases that multiply, and names the file", () => {
    const levels = [..."abcdefgh"].map((name, index, names) => {
      const items = index === 0 ? "x" : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array(10).fill(items).join(", ")}]`;
    });
    const { message } = catchError(SpecError, () =>
      read(`${levels.join("\n")}\noverlay: 1.0.0\nactions: []\n`),
    );
    expect(message).toContain(file);
    expect(message).toContain("alias");
  });

  it("gives each place of an alias a value of its own", () => {
    const text =
      "overlay: 1.0.0\nactions:\n  - &a { target: $, description: a, x-evidence: 'https://a.b', update: {} }\n";
    const [first, second] = read(`${text}  - *a\n`).actions;
    expect(first?.change).toEqual(second?.change);
    expect(Object.values(first?.change ?? {})[0]).not.toBe(Object.values(second?.change ?? {})[0]);
  });

  it("says which file is absent and where to read what is needed", () => {
    using folder = createTemporaryFolder();
    const { message } = catchError(SpecError, () => readOverlay(folder.path, file));
    expect(message).toContain(`${file}: the file cannot be read: ENOENT`);
    expect(message).toContain("specs/README.md");
    expect(message).not.toContain(folder.path);
  });
});
