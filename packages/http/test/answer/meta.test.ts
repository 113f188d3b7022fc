import { describe, expect, it } from "vitest";
import { readRetryAfter } from "../../src/answer/meta.ts";
import { HttpError, unwrap } from "../../src/index.ts";
import { answerWith } from "../support/answered-client.ts";
import { answerJson, createFakeFetch } from "../support/fake-fetch.ts";
import { createAcmeClient } from "../support/fixtures.ts";

const thing = { thing_id: "x" };
const PATH = "/things/{thing_id}";
const JSON_TYPE = "application/json";

describe("meta", () => {
  const NOW = Date.parse("2026-01-01T00:00:00Z");
  it.each([
    [{ "retry-after": "7" }, 7_000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1_500],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [{ "retry-after": "2027" }, 2_027_000],
    [{ "retry-after-ms": "250", "retry-after": "7" }, 250],
    [{ "retry-after-ms": "0", "retry-after": "7" }, 0],
    [{ "retry-after-ms": "soon", "retry-after": "7" }, 7_000],
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "2026-01-01" }, undefined],
    [{ "retry-after": "nonsense GMT" }, undefined],
    [{ "retry-after": "9".repeat(400) }, undefined],
    [{ "retry-after": "" }, undefined],
    [{}, undefined],
  ])("reads how long to wait from %j", (headers, milliseconds) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(milliseconds);
  });

  it.each(["x-request-id", "request-id", "x-correlation-id", "cf-ray"])(
    "has the id from %s",
    async (name) => {
      const { fetch } = createFakeFetch(() =>
        answerJson({}, { status: 404, headers: { [name]: "id-1", "retry-after": "2" } }),
      );
      const result = await createAcmeClient({ fetch }).getThing(thing);
      expect(result.meta).toEqual({
        provider: "acme",
        operation: PATH,
        method: "GET",
        attempts: 1,
        requestId: "id-1",
        retryAfterMs: 2_000,
      });
    },
  );

  it("takes no id that does not look like one", async () => {
    const { fetch } = createFakeFetch(() => answerJson({}, { headers: { "x-request-id": "<b>zz</b>" } }));
    expect((await createAcmeClient({ fetch }).getThing(thing)).meta).not.toHaveProperty("requestId");
  });
});

describe("unwrap", () => {
  it("gives the data, or throws what the provider answered", async () => {
    expect(unwrap(await answerWith("null", 200, JSON_TYPE).getThing(thing))).toBeNull();
    const failure = await answerWith('{"error":{"code":"missing"}}', 404, JSON_TYPE).getThing(thing);
    let thrown: unknown;
    try {
      unwrap(failure);
    } catch (error) {
      thrown = error;
    }
    expect(HttpError.is(thrown)).toBe(true);
    expect(thrown).toMatchObject({ status: 404, code: "missing", attempts: 1 });
    expect((thrown as HttpError).message).toBe("acme GET /things/{thing_id} answered 404");
    expect((thrown as HttpError).body).toEqual({ error: { code: "missing" } });
    expect(Object.keys(thrown as object)).not.toContain("body");
  });
});
