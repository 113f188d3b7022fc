import { expect, it } from "vitest";
import { deriveTokenKey } from "../../../src/authentication/tokens/token-key.ts";

const context = (provider: string, baseUrl: string) => ({
  provider,
  baseUrl,
  call: () => Promise.reject(new Error("unused")),
});

const home = context("initech", "https://a.test");
const derive = (credentials: Record<string, string>, at = home) => deriveTokenKey(at, credentials);

it("is the same for the same client, in whatever order its credentials come", async () => {
  const key = await derive({ email: "hush@a.test", password: "hush" });
  expect(key).toMatch(/^tributary:initech:[0-9a-f]{64}$/);
  expect(await derive({ password: "hush", email: "hush@a.test" })).toBe(key);
});

it("differs by every part", async () => {
  const keys = await Promise.all([
    derive({ email: "a", password: "b" }),
    derive({ email: "a", password: "c" }),
    derive({ email: "b", password: "a" }),
    derive({ email: 'a","password":"b' }),
    derive({ "email,a": "", "password,b": "" }),
    derive({ "email,a,password": "b" }),
    derive({ email: "a", password: "b" }, context("initech", "https://b.test")),
    derive({ email: "a", password: "b" }, context("initech", "https://a.test/v2")),
    derive({ email: "a", password: "b" }, context("globex", "https://a.test")),
  ]);
  expect(new Set(keys.map((key) => key.slice(-64))).size).toBe(keys.length);
});

it("takes credentials of any characters", async () => {
  expect(await derive({ email: "é\u0000\ud800", password: "x".repeat(100_000) })).toMatch(/[0-9a-f]{64}$/);
});
