import { describe, expect, it } from "vitest";
import { answerJson, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { type Answer, createTracedClient, listAttempts } from "../support/tracing.ts";

const SECRET = "hush-4711";
const url = `https://acme.test/base/things/${SECRET}?limit=${SECRET}`;
const failure = Object.assign(new TypeError(`${url} ${SECRET}`), { path: url, code: `${SECRET} ${url}` });
const outcomes: Record<string, Answer> = {
  success: () => answerJson({ secret: SECRET }, { headers: { "set-cookie": SECRET } }),
  refusal: () => answerJson({ error: { code: SECRET } }, { status: 422, headers: { "x-other": SECRET } }),
  outage: () => answerJson({ message: SECRET }, { status: 503, statusText: SECRET }),
  page: () => new Response(`<p>${SECRET}`, { headers: { "content-type": `text/html; ${SECRET}` } }),
  redirect: () => new Response(null, { status: 302, headers: { location: url } }),
  failure: () => Promise.reject(failure),
  "failure with a cause": () => Promise.reject(new TypeError("fetch failed", { cause: failure })),
  abort: () => Promise.reject(new DOMException(SECRET, "AbortError")),
  hanging: neverAnswer,
};

describe("secrets", () => {
  it.each(Object.entries(outcomes))("are in no span: %s", async (_, answer) => {
    const { client, spans } = createTracedClient({ answer, key: SECRET, timeout: 5 });
    const input = { thing_id: SECRET, limit: SECRET, "X-Trace": SECRET };
    await rejectionOf(client.getThing(input, { headers: { "x-mine": SECRET } }));
    expect(listAttempts(spans()).length).toBeGreaterThan(0);
    for (const { name, attributes, events, links, status, resource } of spans()) {
      const told = JSON.stringify({ name, attributes, events, links, status, resource: resource.attributes });
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain("acme.test");
    }
  });
});
