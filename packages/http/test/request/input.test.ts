import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { rejectionOf } from "../support/fake-fetch.ts";
import { expectRefusal, setUp } from "../support/refusal.ts";

const GET = "/things/{thing_id}";

describe("path values", () => {
  const refused: [string, unknown][] = [
    ["nothing", undefined],
    ["null", null],
    ["an empty string", ""],
    ["a dot", "."],
    ["two dots", ".."],
    ["an encoded dot", "%2e"],
    ["two encoded dots", "%2e%2E"],
    ["dots half encoded", ".%2e"],
    ["a slash", "zz/yy"],
    ["a backslash", "zz\\yy"],
    ["a line feed", "zz\nyy"],
    ["NUL", "zz\0yy"],
    ["DEL", "zz\x7f"],
    ["a C1 control", "zz\x85"],
    ["half a surrogate pair", "zz\ud800"],
    ["NaN", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["an array", ["zz"]],
    ["an empty array", []],
    ["an object", { zz: 1 }],
    ["a date", new Date(0)],
    ["a symbol", Symbol("zz")],
    ["a boxed string", new String("zz")],
  ];
  it.each(refused)("refuses %s", async (_, value) => {
    const { acme, sent } = setUp();
    await expectRefusal(acme.getThing({ thing_id: value }), "thing_id", "zz");
    await expectRefusal(acme.GET(GET, { params: { path: { thing_id: value } } }), "thing_id", "zz");
    expect(sent).toEqual([]);
  });

  const accepted: [unknown, string][] = [
    ["a b", "a%20b"],
    ["a?b#c", "a%3Fb%23c"],
    ["$&", "%24%26"],
    ["...", "..."],
    ["%2f", "%252f"],
    ["{thing_id}", "%7Bthing_id%7D"],
    ["é😀", "%C3%A9%F0%9F%98%80"],
    [0, "0"],
    [12n, "12"],
    [false, "false"],
  ];
  it.each(accepted)("sends what is well formed, row %#", async (value, written) => {
    const { acme, sent } = setUp();
    await acme.getThing({ thing_id: value });
    await acme.GET(GET, { params: { path: { thing_id: value } } });
    const url = `https://acme.test/base/things/${written}`;
    expect(sent.map((request) => request.url)).toEqual([url, url]);
  });

  it("refuses a call without any input, by name and by path", async () => {
    const { acme, sent } = setUp();
    await expectRefusal(acme.getThing(), "thing_id");
    await expectRefusal(acme.GET(GET), "thing_id");
    await expectRefusal(acme.GET(GET, { params: { query: { limit: 1 } } }), "thing_id");
    await expectRefusal(acme.downloadFile({ folder: "x" }), "file");
    expect(sent).toEqual([]);
  });

  it("takes no value from a prototype", async () => {
    const { acme } = setUp();
    await expectRefusal(acme.getThing(Object.create({ thing_id: "x" })), "thing_id");
  });
});

describe("query values", () => {
  const refused: [string, unknown][] = [
    ["null", null],
    ["a date", new Date(0)],
    ["NaN", Number.NaN],
    ["an object", { zz: 1 }],
    ["null in an array", [1, null]],
    ["a hole in an array", new Array(2)],
    ["undefined in an array", [1, undefined]],
    ["an array in an array", [["zz"]]],
    ["half a surrogate pair", "zz\udc00"],
    ["a function", () => "zz"],
  ];
  it.each(refused)("refuses %s", async (_, value) => {
    const { acme, sent } = setUp();
    await expectRefusal(acme.getThing({ thing_id: "x", limit: value }), "limit", "zz");
    const params = { path: { thing_id: "x" }, query: { limit: value } };
    await expectRefusal(acme.GET(GET, { params }), "limit", "zz");
    expect(sent).toEqual([]);
  });

  const accepted: [unknown, string][] = [
    [undefined, ""],
    [[], ""],
    ["", "?limit="],
    ["a b+c&d=e", "?limit=a%20b%2Bc%26d%3De"],
    [[1, "x", true, 3n], "?limit=1&limit=x&limit=true&limit=3"],
  ];
  it.each(accepted)("sends what is well formed, row %#", async (value, search) => {
    const { acme, sent } = setUp();
    await acme.getThing({ thing_id: "x", limit: value });
    await acme.GET(GET, { params: { path: { thing_id: "x" }, query: { limit: value } } });
    const url = `https://acme.test/base/things/x${search}`;
    expect(sent.map((request) => request.url)).toEqual([url, url]);
  });

  it("encodes names", async () => {
    const { acme, sent } = setUp();
    await acme.getThing({ thing_id: "x", "a b&c": 1 });
    expect(sent[0]?.url).toBe("https://acme.test/base/things/x?a%20b%26c=1");
  });
});

describe("names", () => {
  it.each(["thingId", "Limit", "x-trace", "__proto__", "constructor", "body", "baseUrl"])(
    "refuses the unknown name %s",
    async (name) => {
      const { acme, sent } = setUp();
      const extra = JSON.parse(`{${JSON.stringify(name)}: {"zz": 1}}`);
      await expectRefusal(acme.getThing({ ...extra, thing_id: "x" }), name, "zz");
      const path = { thing_id: "x" };
      if (name !== "body") await expectRefusal(acme.GET(GET, { params: { path, query: extra } }), name, "zz");
      expect(sent).toEqual([]);
    },
  );

  it("refuses unknown path and header names, and a body, by path", async () => {
    const { acme, sent } = setUp();
    const path = { thing_id: "x" };
    await expectRefusal(acme.GET(GET, { params: { path: { ...path, other: 1 } } }), "other");
    await expectRefusal(acme.GET(GET, { params: { path, header: { other: "1" } } }), "other");
    await expectRefusal(acme.GET(GET, { params: { path }, body: {} }), "body");
    expect(sent).toEqual([]);
  });

  it.each([[null], ["a string"], [["x"]], [7]])("refuses %j as input", async (input) => {
    const { acme, sent } = setUp();
    const error = await rejectionOf(acme.getThing(input));
    expect(InputError.is(error)).toBe(true);
    expect(sent).toEqual([]);
  });

  it("refuses a path that is no operation, without quoting it", async () => {
    const { acme, sent } = setUp();
    await expectRefusal(acme.GET("/things/zz-1"), "path", "zz-1");
    await expectRefusal(acme.POST("/status"), "path");
    expect(sent).toEqual([]);
  });
});

describe("options of a call", () => {
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, "5" as unknown as number])(
    "refuses the timeout %j",
    async (timeout) => {
      const { acme, sent } = setUp();
      await expectRefusal(acme.getStatus({}, { timeout }), "timeout");
      await expectRefusal(acme.GET("/status", { timeout }), "timeout");
      expect(sent).toEqual([]);
    },
  );

  it("takes nothing by path that could send a credential elsewhere", async () => {
    const { acme, sent } = setUp();
    let stolen = 0;
    const init = {
      params: { path: { thing_id: "x" } },
      baseUrl: "https://evil.test",
      fetch: () => ++stolen,
      Request: class {},
      middleware: [{ onRequest: () => ++stolen }],
      querySerializer: () => ++stolen,
      pathSerializer: () => ++stolen,
      bodySerializer: () => ++stolen,
      redirect: "follow",
      method: "DELETE",
    };
    await acme.GET(GET, init as never);
    expect(stolen).toBe(0);
    expect(sent).toMatchObject([
      { url: "https://acme.test/base/things/x", method: "GET", redirect: "manual" },
    ]);
  });
});
