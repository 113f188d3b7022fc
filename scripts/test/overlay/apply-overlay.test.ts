import { describe, expect, it } from "vitest";
import { OverlayError } from "../../src/codegen-error.ts";
import type { JsonObject } from "../../src/json.ts";
import { applyOverlay } from "../../src/overlay/apply-overlay.ts";
import { catchError } from "../support/catch-error.ts";
import { createOverlay, remove, type ShortAction, update } from "../support/create-overlay.ts";

const file = "specs/toy/fixes.overlay.yaml";

function apply(document: JsonObject, ...actions: readonly ShortAction[]): JsonObject {
  return applyOverlay(document, createOverlay(file, ...actions));
}

function fail(document: JsonObject, ...actions: readonly ShortAction[]): OverlayError {
  return catchError(OverlayError, () => apply(document, ...actions));
}

/** Parsed, since in a literal `__proto__` would set the prototype. */
function parse(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}

describe("an update", () => {
  it("merges into an object at every depth and keeps what it does not name", () => {
    const document = { info: { title: "Old", contact: { name: "A", mail: { a: 1 } } } };
    const updates = { title: "New", contact: { mail: { b: 2 }, url: null } };
    expect(apply(document, update("$.info", updates))).toEqual({
      info: { title: "New", contact: { name: "A", mail: { a: 1, b: 2 }, url: null } },
    });
  });

  it("replaces a primitive by an object, an object by a primitive and an array by an object", () => {
    const document = { a: 1, b: { c: 1 }, d: [1] };
    const expected = { a: { x: 1 }, b: 2, d: { e: 1 } };
    expect(apply(document, update("$", expected))).toEqual(expected);
  });

  it("concatenates arrays inside the update", () => {
    const document = { tag: { required: ["a"], enum: [["x"]] } };
    expect(apply(document, update("$.tag", { required: ["b", "a"], enum: [["y"]] }))).toEqual({
      tag: { required: ["a", "b", "a"], enum: [["x"], ["y"]] },
    });
  });

  it("is appended where the target itself is an array, whatever it is", () => {
    const document = { items: [1] };
    expect(apply(document, update("$.items", { a: 1 }))).toEqual({ items: [1, { a: 1 }] });
    expect(apply(document, update("$.items", "text"))).toEqual({ items: [1, "text"] });
    expect(apply(document, update("$.items", null))).toEqual({ items: [1, null] });
  });

  it("reaches every match, and each gets a copy of its own", () => {
    const document = { paths: { "/a": { get: {} }, "/b": { get: {} } } };
    const tagged = apply(
      document,
      update("$.paths.*.get", { tags: ["x"] }),
      update("$.paths['/a'].get.tags", "y"),
    );
    expect(tagged).toEqual({
      paths: { "/a": { get: { tags: ["x", "y"] } }, "/b": { get: { tags: ["x"] } } },
    });
  });

  it("sees what the actions before it did", () => {
    const actions = [update("$", { a: { b: 1 } }), update("$.a", { c: 2 }), remove("$.a.b")];
    expect(apply({}, ...actions)).toEqual({ a: { c: 2 } });
  });

  it.each([
    ["a string", "text"],
    ["a number", 1],
    ["a boolean", false],
    ["null", null],
  ])("is refused on a member that is %s", (what, value) => {
    const error = fail({ info: { title: value } }, update("$.info.title", "New"));
    expect(error.message).toContain(`${file}:5: action 1: target $.info.title is ${what}`);
    expect(error.message).toContain("target the parent and name the member in `update`");
  });

  it("is refused where a primitive would be merged into an object", () => {
    expect(fail({ info: {} }, update("$.info", "text")).message).toContain("an object, which a string");
    expect(fail({ info: {} }, update("$.info", ["x"])).message).toContain("an object, which an array");
  });
});

describe("a removal", () => {
  it("takes a member out of its object, a primitive one too", () => {
    expect(apply({ a: { b: 1, c: null } }, remove("$.a.b"), remove("$.a.c"))).toEqual({ a: {} });
  });

  it("takes several elements out of an array by a filter, neighbours included", () => {
    const names = ["drop", "drop", "keep", "drop", "keep", "drop"];
    const document = { list: names.map((name, index) => ({ name, index })) };
    expect(apply(document, remove("$.list[?@.name=='drop']"))).toEqual({
      list: [
        { name: "keep", index: 2 },
        { name: "keep", index: 4 },
      ],
    });
  });

  it.each(["$.list[0,2]", "$.list[2,0]", "$.list[0,0,2]", "$.list[::2]", "$.list[::-2]"])(
    "takes out what %s names, in whatever order it names it",
    (target) => {
      expect(apply({ list: ["a", "b", "c"] }, remove(target))).toEqual({ list: ["b"] });
    },
  );

  it("takes out a match and what matches inside it", () => {
    const document = { a: { drop: { b: { drop: 1 } }, keep: 1 } };
    expect(apply(document, remove("$..drop"))).toEqual({ a: { keep: 1 } });
  });

  it.each(["/a%20b", "100%", "~x", "~1", "a/b", "", "0", "é"])("finds the member %j", (name) => {
    const document = { paths: { [name]: { get: { a: 1, b: 2 } } } };
    const target = `$.paths[${JSON.stringify(name)}].get.a`;
    expect(apply(document, remove(target))).toEqual({ paths: { [name]: { get: { b: 2 } } } });
  });

  it("is refused for the whole document", () => {
    expect(fail({ a: 1 }, remove("$")).message).toContain("the whole document cannot be removed");
  });
});

describe("hostile names", () => {
  it("writes `__proto__` as a member like any other", () => {
    const changed = apply({ a: {} }, update("$.a", parse('{"__proto__": {"polluted": true}}')));
    expect(JSON.stringify(changed)).toBe('{"a":{"__proto__":{"polluted":true}}}');
    expect(Object.getPrototypeOf(changed["a"])).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("merges into an own `__proto__` and removes it", () => {
    const document = parse('{"__proto__": {"a": 1}}');
    const merged = apply(document, update("$", parse('{"__proto__": {"b": 2}}')));
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"a":1,"b":2}}');
    expect(JSON.stringify(apply(merged, remove("$['__proto__']")))).toBe("{}");
  });

  it.each(["$.__proto__", "$.constructor", "$.constructor.prototype", "$.toString", "$.list.length"])(
    "does not match the inherited %s",
    (target) => {
      expect(fail({ list: [] }, update(target, { polluted: true })).message).toContain("matches nothing");
      expect({}).not.toHaveProperty("polluted");
    },
  );

  it("merges over an inherited name as over an absent one", () => {
    const changed = apply({}, update("$", { constructor: { a: 1 }, toString: ["b"] }));
    expect(JSON.stringify(changed)).toBe('{"constructor":{"a":1},"toString":["b"]}');
  });
});

describe("an action that cannot be applied", () => {
  const document = {
    paths: { "/v0/customers/{id}": { get: { parameters: [{ name: "limit" }] } } },
    components: { schemas: { Customer: { type: "object" } } },
  };

  it("is an error when it matches nothing, naming file, line, action and target", () => {
    const error = fail(
      document,
      update("$.components", {}),
      update("$.paths['/v0/customer/{id}'].get", { a: 1 }),
    );
    expect(error.message).toContain(
      `${file}:15: action 2: target $.paths['/v0/customer/{id}'].get matches nothing`,
    );
    expect(error.place).toEqual({ file, line: 15 });
  });

  it.each([
    ["$.paths['/v0/customer/{id}'].get", "$.paths (did you mean `/v0/customers/{id}`?)"],
    ['$.paths["/v0/customers/{di}"]', "$.paths (did you mean `/v0/customers/{id}`?)"],
    ["$.components.schema.Customer", "$.components (did you mean `schemas`?)"],
    ["$.components.schemas.Custommer.type", "$.components.schemas (did you mean `Customer`?)"],
    ["$['pathes']", "$ (did you mean `paths`?)"],
    ["$.components.schemas.Nowhere", "$.components.schemas. Correct the target"],
    [
      "$.paths['/v0/customers/{id}'].get.parameters[?@.name=='offset']",
      ".get.parameters. Correct the target",
    ],
    ["$.paths['/v0/customers/{id}'].get.parameters[1]", ".get.parameters. Correct the target"],
  ])("says how far %s leads, and what is like it", (target, advice) => {
    expect(fail(document, remove(target)).message).toContain(advice);
  });

  it("suggests nothing where nothing is alike", () => {
    expect(fail(document, remove("$.completelyDifferent")).message).not.toContain("did you mean");
  });

  it.each(["paths", "$.paths[", "$.a b", "", "$.paths['/a]", "$..", "$[?@.a=]"])(
    "is an error when %j is no JSONPath query",
    (target) => {
      const { message } = fail(document, remove(target));
      expect(message).toContain(`${file}:5: action 1: target ${target} is not a JSONPath query`);
      expect(message).toContain("RFC 9535");
    },
  );

  it("names the file and action where the line is not known", () => {
    const overlay = createOverlay(file, remove("$.nothing"));
    const actions = overlay.actions.map((action) => ({ ...action, line: undefined }));
    const error = catchError(OverlayError, () => applyOverlay(document, { ...overlay, actions }));
    expect(error.message).toMatch(new RegExp(`^${file}: action 1: `));
  });
});

describe("the document and the overlay given", () => {
  it("are not changed, whatever the actions do", () => {
    const document = { list: [{ a: [1] }], info: { x: { y: 1 } } };
    const overlay = createOverlay(
      file,
      update("$.info", { z: { list: [] }, x: { w: 1 } }),
      update("$.info.z.list", "item"),
      update("$.list", { b: 1 }),
      remove("$.list[0]"),
    );
    const before = JSON.stringify({ document, overlay });
    applyOverlay(document, overlay);
    expect(JSON.stringify({ document, overlay })).toBe(before);
  });

  it("give the same result a second time", () => {
    const overlay = createOverlay(file, update("$", { a: [1] }), update("$.a", 2));
    expect(applyOverlay({}, overlay)).toEqual(applyOverlay({}, overlay));
    expect(applyOverlay({}, overlay)).toEqual({ a: [1, 2] });
  });
});
