import { describe, expect, it } from "vitest";
import { apiKey, ConfigError, createProviderClient } from "../../src/index.ts";
import { answerJson, createFakeFetch } from "../support/fake-fetch.ts";
import {
  type AcmeClient,
  type AcmeOptions,
  acme,
  createAcmeClient,
  createGlobexClient,
  strategies,
} from "../support/fixtures.ts";

function refusalOf(options: AcmeOptions): unknown {
  try {
    createAcmeClient(options);
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

async function urlOf(options: AcmeOptions): Promise<string | undefined> {
  const { fetch, sent } = createFakeFetch(() => answerJson({}));
  await createAcmeClient({ ...options, fetch }).getStatus();
  return sent[0]?.url;
}

describe("environment", () => {
  it("is production unless said otherwise", async () => {
    expect(await urlOf({})).toBe("https://acme.test/base/status");
    expect(await urlOf({ environment: "sandbox" })).toBe("https://sandbox.acme.test/status");
  });

  it("is the first where there is no production", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const servers = { staging: "https://staging.test", other: "https://other.test" };
    const authentication = apiKey(acme.authentication, "k");
    const client = createProviderClient<AcmeClient>(
      { ...acme, servers },
      { fetch },
      { ...strategies, authentication },
    );
    await client.getStatus();
    expect(sent[0]?.url).toBe("https://staging.test/status");
  });

  it.each(["prod", "", "__proto__", "constructor"])("refuses %j and lists the known ones", (environment) => {
    const error = refusalOf({ environment });
    expect(ConfigError.is(error)).toBe(true);
    expect(error).toMatchObject({ provider: "acme", option: "environment", attempts: 0 });
    expect(String(error)).toContain("sandbox, production");
  });

  it("asks for a base URL where the contract names no server", () => {
    const client = () => createProviderClient({ ...acme, servers: {} }, {}, {});
    expect(client).toThrow(/baseUrl/);
  });
});

describe("baseUrl", () => {
  it.each([
    ["https://proxy.test", "https://proxy.test/status"],
    ["https://proxy.test/a/b///", "https://proxy.test/a/b/status"],
    ["HTTPS://Proxy.test:443/", "https://proxy.test/status"],
    ["http://localhost:8080", "http://localhost:8080/status"],
    ["http://127.0.0.1:1234/x", "http://127.0.0.1:1234/x/status"],
    ["http://127.9.8.7", "http://127.9.8.7/status"],
    ["http://[::1]:99", "http://[::1]:99/status"],
  ])("takes %s", async (baseUrl, url) => {
    expect(await urlOf({ baseUrl, environment: "ignored" })).toBe(url);
    expect(await urlOf({ baseUrl: new URL(baseUrl) })).toBe(url);
  });

  it.each([
    "http://proxy.test",
    "http://127.0.0.1.evil.test",
    "http://localhost.evil.test",
    "http://128.0.0.1",
    "http://[::2]",
    "ftp://localhost",
    "file:///etc/zz",
    "javascript:zz",
    "https://zz:zz@proxy.test",
    "https://zz@proxy.test",
    "https://:zz@proxy.test",
    "https://proxy.test/?zz=1",
    "https://proxy.test/?",
    "https://proxy.test/#zz",
    "https://proxy.test/#",
    "https://proxy.test/{zz}",
    "https://proxy.test/}",
    "//proxy.test",
    "/zz",
    "zz",
    "",
    null as unknown as string,
  ])("refuses %j without quoting it", (baseUrl) => {
    const error = refusalOf({ baseUrl });
    expect(ConfigError.is(error)).toBe(true);
    expect(error).toMatchObject({ option: "baseUrl" });
    expect(String((error as Error).stack)).not.toContain("zz");
  });
});

describe("timeout", () => {
  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY, "10" as unknown as number])(
    "refuses %j",
    (timeout) => {
      expect(refusalOf({ timeout })).toMatchObject({ name: "ConfigError", option: "timeout" });
    },
  );

  it("may be longer than a timer can be", async () => {
    expect(await urlOf({ timeout: 2 ** 40 })).toBeDefined();
  });
});

describe("fetch", () => {
  it("is the platform's as it is at each call, or the caller's own", async () => {
    const original = globalThis.fetch;
    const first = createFakeFetch(() => answerJson({}));
    const second = createFakeFetch(() => answerJson([]));
    const client = createGlobexClient();
    try {
      globalThis.fetch = first.fetch;
      await client.listItems();
      globalThis.fetch = second.fetch;
      await client.listItems();
      await createAcmeClient({ fetch: first.fetch }).getStatus();
    } finally {
      globalThis.fetch = original;
    }
    expect([first.sent.length, second.sent.length]).toEqual([2, 1]);
  });
});
