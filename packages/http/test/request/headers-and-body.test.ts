import { describe, expect, it } from "vitest";
import { rejectionOf } from "../support/fake-fetch.ts";
import { expectRefusal, setUp } from "../support/refusal.ts";

describe("headers", () => {
  it("sends header parameters and the caller's own, and accepts JSON", async () => {
    const { acme, sent } = setUp();
    await acme.getThing({ thing_id: "x", "X-Trace": 7 }, { headers: { "X-Own": "yes" } });
    const headers = Object.fromEntries(sent[0]?.headers ?? []);
    expect(headers).toEqual({
      accept: "application/json",
      "api-key": "acme-key",
      "x-own": "yes",
      "x-trace": "7",
    });
  });

  it("lets a caller replace what it accepts", async () => {
    const { acme, sent } = setUp();
    await acme.getThing({ thing_id: "x" }, { headers: { Accept: "application/vnd.acme+json" } });
    expect(sent[0]?.headers.get("accept")).toBe("application/vnd.acme+json");
  });

  it("takes a Headers object too", async () => {
    const { acme, sent } = setUp();
    const headers = new Headers({ "x-own": "yes" }) as unknown as Record<string, string>;
    await acme.getThing({ thing_id: "x" }, { headers });
    expect(sent[0]?.headers.get("x-own")).toBe("yes");
    const stolen = new Headers({ cookie: "zz" }) as unknown as Record<string, string>;
    await expectRefusal(acme.getThing({ thing_id: "x" }, { headers: stolen }), "cookie", "zz");
  });

  it.each(["Api-Key", "API-KEY", "Authorization", "Cookie", "Proxy-Authorization"])(
    "refuses the caller's %s",
    async (name) => {
      const { acme, sent } = setUp();
      const headers = { [name]: "zz" };
      await expectRefusal(acme.getThing({ thing_id: "x" }, { headers }), name.toLowerCase(), "zz");
      await expectRefusal(acme.getStatus({}, { headers }), name.toLowerCase(), "zz");
      await expectRefusal(acme.GET("/status", { headers }), name.toLowerCase(), "zz");
      expect(sent).toEqual([]);
    },
  );

  it.each(["zz\r\nx: y", "zz\0", "zzé", { zz: 1 }, null])("refuses the value %j", async (value) => {
    const { acme, sent } = setUp();
    const headers = { "x-own": value as string };
    await expectRefusal(acme.getThing({ thing_id: "x" }, { headers }), "x-own", "zz");
    await expectRefusal(acme.getThing({ thing_id: "x", "X-Trace": value }), "X-Trace", "zz");
    expect(sent).toEqual([]);
  });

  it.each(["", "a b", "a:b", "a\r\nb"])("refuses the name %j", async (name) => {
    const { acme, sent } = setUp();
    await expectRefusal(acme.getThing({ thing_id: "x" }, { headers: { [name]: "1" } }), "headers");
    expect(sent).toEqual([]);
  });
});

describe("bodies", () => {
  it("writes JSON", async () => {
    const { acme, sent } = setUp();
    await rejectionOf(acme.createThing({ body: { a: [1, null], b: undefined } }));
    await rejectionOf(acme.POST("/things", { body: "text" }));
    expect(sent.map(({ body }) => body)).toEqual(['{"a":[1,null]}', '"text"']);
    expect(sent[0]?.headers.get("content-type")).toBe("application/json");
  });

  it("sends no body and no media type where there is none", async () => {
    const { acme, sent } = setUp();
    await rejectionOf(acme.createThing());
    expect(sent[0]?.body).toBe("");
    expect(sent[0]?.headers.get("content-type")).toBeNull();
  });

  it("refuses what has no JSON, without quoting it", async () => {
    const { acme, sent } = setUp();
    const loop: Record<string, unknown> = { zz: 1 };
    loop["zz-self"] = loop;
    await expectRefusal(acme.createThing({ body: loop }), "body", "zz");
    await expectRefusal(acme.createThing({ body: { zz: 1n } }), "body", "zz");
    await expectRefusal(acme.createThing({ body: () => "zz" }), "body", "zz");
    expect(sent).toEqual([]);
  });

  it("writes forms by the rules of a query", async () => {
    const { acme, sent } = setUp();
    await rejectionOf(acme.submitForm({ body: { a: "x y", b: [1, 2], c: undefined } }));
    expect(sent[0]?.body).toBe("a=x%20y&b=1&b=2");
    expect(sent[0]?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    await expectRefusal(acme.submitForm({ body: { metadata: { zz: 1 } } }), "body.metadata", "zz");
    expect(sent).toHaveLength(1);
  });

  it("leaves a FormData's boundary to the platform", async () => {
    const { acme, sent } = setUp();
    const form = new FormData();
    form.append("file", new Blob(["content"]), "name.txt");
    await rejectionOf(acme.uploadFile({ body: form }));
    expect(sent[0]?.headers.get("content-type")).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(sent[0]?.body).toContain("content");
  });
});
