import { describe, expect, it, vi } from "vitest";
import { createMiddleware, NetworkError, RedirectError, TimeoutError } from "../../src/index.ts";
import { answerJson, createFakeFetch, neverAnswer, rejectionOf } from "../support/fake-fetch.ts";
import { createAcmeClient, createInitechClient } from "../support/fixtures.ts";

/** A body that never ends, and tells when it was let go of. */
function createHangingBody() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
    cancel: () => release(),
  });
  return { stream, released };
}

/** Counts the listeners a signal has. */
function countListeners(signal: AbortSignal): () => number {
  const live = new Set<unknown>();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (type: string, listener: never, options?: never) => {
    live.add(listener);
    addEventListener.call(signal, type, listener, options);
  };
  signal.removeEventListener = (type: string, listener: never) => {
    live.delete(listener);
    removeEventListener.call(signal, type, listener);
  };
  return () => live.size;
}

describe("timeout", () => {
  it("ends a call whose fetch never settles", async () => {
    const { fetch, sent } = createFakeFetch(neverAnswer);
    const error = await rejectionOf(createAcmeClient({ fetch, timeout: 5 }).getStatus());
    expect(TimeoutError.is(error)).toBe(true);
    expect(error).toMatchObject({ provider: "acme", operation: "/status", method: "GET", attempts: 1 });
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  it("covers the body, and lets go of it", async () => {
    const { stream, released } = createHangingBody();
    const { fetch } = createFakeFetch(() => new Response(stream));
    const error = await rejectionOf(createAcmeClient({ fetch }).getStatus({}, { timeout: 5 }));
    expect(TimeoutError.is(error)).toBe(true);
    await released;
  });

  it("of a call goes before the client's", async () => {
    const { fetch } = createFakeFetch(neverAnswer);
    const client = createAcmeClient({ fetch, timeout: 1_000_000 });
    expect(TimeoutError.is(await rejectionOf(client.GET("/status", { timeout: 5 })))).toBe(true);
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers();
    try {
      const { fetch } = createFakeFetch(() => answerJson({}));
      const failing = createFakeFetch(() => Promise.reject(new TypeError("fetch failed")));
      await createAcmeClient({ fetch }).getStatus();
      await rejectionOf(createAcmeClient({ fetch: failing.fetch }).getStatus());
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("longer than a timer can be does not fire at once", async () => {
    const { fetch } = createFakeFetch(
      () => new Promise((resolve) => setTimeout(() => resolve(answerJson({})), 20)),
    );
    expect((await createAcmeClient({ fetch, timeout: 2 ** 31 }).getStatus()).ok).toBe(true);
  });
});

describe("the caller's signal", () => {
  it.each([[new Error("mine")], ["text"], [null], [0], [{ any: "thing" }]])(
    "rejects with its own reason, %j",
    async (reason) => {
      const controller = new AbortController();
      const { fetch, sent } = createFakeFetch(() => {
        controller.abort(reason);
        return neverAnswer();
      });
      const client = createAcmeClient({ fetch });
      const { signal } = controller;
      expect(await rejectionOf(client.getStatus({}, { signal }))).toBe(reason);
      expect(sent[0]?.signal.aborted).toBe(true);
      expect(await rejectionOf(client.GET("/status", { signal }))).toBe(reason);
      expect(sent).toHaveLength(1);
    },
  );

  it("ends a call whose fetch rejects in its own words when aborted", async () => {
    const controller = new AbortController();
    const { fetch } = createFakeFetch(async () => {
      controller.abort("mine");
      throw new DOMException("This operation was aborted", "AbortError");
    });
    const work = createAcmeClient({ fetch }).getStatus({}, { signal: controller.signal });
    expect(await rejectionOf(work)).toBe("mine");
  });

  it("ends a call while its body arrives", async () => {
    const controller = new AbortController();
    const { stream, released } = createHangingBody();
    const { fetch } = createFakeFetch(() => {
      queueMicrotask(() => controller.abort("mine"));
      return new Response(stream);
    });
    const work = createAcmeClient({ fetch }).getStatus({}, { signal: controller.signal });
    expect(await rejectionOf(work)).toBe("mine");
    await released;
  });

  it("ends a call that waits for its credential, and nothing is sent afterwards", async () => {
    const controller = new AbortController();
    let giveKey = (_: string) => {};
    const key = new Promise<string>((resolve) => {
      giveKey = resolve;
    });
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const client = createAcmeClient({
      fetch,
      apiKey: () => {
        controller.abort("mine");
        return key;
      },
    });
    const work = client.getThing({ thing_id: "x" }, { signal: controller.signal });
    expect(await rejectionOf(work)).toBe("mine");
    giveKey("late-key");
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
  });

  it("ends a call that waits for middleware", async () => {
    const controller = new AbortController();
    const { fetch } = createFakeFetch(() => answerJson({}));
    const middleware = createMiddleware({
      onRequest: () => {
        controller.abort("mine");
        return new Promise<undefined>(() => {});
      },
    });
    const client = createAcmeClient({ fetch, middleware });
    expect(await rejectionOf(client.getStatus({}, { signal: controller.signal }))).toBe("mine");
  });

  it("keeps no listener of ours, whatever became of the call", async () => {
    const { signal } = new AbortController();
    const count = countListeners(signal);
    const answers = [
      () => answerJson({}),
      () => answerJson({}, { status: 500 }),
      () => new Response("<p>", { headers: { "content-type": "text/html" } }),
      () => Promise.reject(new TypeError("fetch failed")),
      neverAnswer,
    ];
    const { fetch } = createFakeFetch((_, index) => (answers[index] ?? neverAnswer)());
    const client = createAcmeClient({ fetch });
    for (const _ of answers) await rejectionOf(client.getStatus({}, { signal, timeout: 20 }));
    expect(count()).toBe(0);
  });

  it("sends nothing when it is aborted already, no login either", async () => {
    const { fetch, sent } = createFakeFetch(() => answerJson({}));
    const signal = AbortSignal.abort("mine");
    const initech = createInitechClient({ fetch });
    expect(await rejectionOf(initech.getProfile({}, { signal }))).toBe("mine");
    expect(await rejectionOf(initech.GET("/profile", { signal }))).toBe("mine");
    expect(sent).toEqual([]);
  });
});

describe("network failures", () => {
  it("keep the name and the code alone", async () => {
    const secret = "https://acme.test/things/zz?zz=1";
    const cause = Object.assign(new Error(secret), { code: "ECONNRESET", path: secret });
    const { fetch } = createFakeFetch(() => Promise.reject(new TypeError(secret, { cause })));
    const error = await rejectionOf(createAcmeClient({ fetch }).getThing({ thing_id: "zz" }));
    expect(NetworkError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "ECONNRESET", attempts: 1, operation: "/things/{thing_id}" });
    expect((error as Error).cause).toEqual({ name: "TypeError", code: "ECONNRESET" });
  });

  it.each([[undefined], ["text"], [null], [{ code: "has spaces, zz" }]])("may be %j", async (thrown) => {
    const { fetch } = createFakeFetch(() => Promise.reject(thrown));
    const error = await rejectionOf(createAcmeClient({ fetch }).getStatus());
    expect(NetworkError.is(error)).toBe(true);
    expect((error as Error).cause).toEqual({ name: "Error" });
  });

  it("may come in the middle of a body", async () => {
    const { fetch } = createFakeFetch(() => {
      const stream = new ReadableStream({
        start: (controller) => controller.error(new TypeError("terminated")),
      });
      return new Response(stream);
    });
    expect(NetworkError.is(await rejectionOf(createAcmeClient({ fetch }).getStatus()))).toBe(true);
  });
});

describe("redirects", () => {
  it.each([300, 301, 302, 303, 307, 308])("are refused: %i", async (status) => {
    const headers = { location: "https://evil.test/?zz=1" };
    const { fetch, sent } = createFakeFetch(() => new Response(null, { status, headers }));
    const client = createAcmeClient({ fetch });
    const error = await rejectionOf(client.getStatus());
    expect(RedirectError.is(error)).toBe(true);
    expect(error).toMatchObject({ status });
    expect(String((error as Error).stack)).not.toMatch(/evil|zz/);
    expect(RedirectError.is(await rejectionOf(client.GET("/status")))).toBe(true);
    expect(sent.map(({ redirect }) => redirect)).toEqual(["manual", "manual"]);
  });

  it("are refused as browsers show them", async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const { fetch } = createFakeFetch(() => opaque);
    const error = await rejectionOf(createAcmeClient({ fetch }).getStatus());
    expect(RedirectError.is(error)).toBe(true);
    expect(error).not.toHaveProperty("status");
  });
});

it("rejects with the caller's reason by itself, whoever wraps it", async () => {
  const controller = new AbortController();
  const fetch = async () => {
    controller.abort("mine");
    throw new DOMException("This operation was aborted", "AbortError");
  };
  const client = createAcmeClient({ fetch, retry: false });
  expect(await rejectionOf(client.getStatus({}, { signal: controller.signal }))).toBe("mine");
});

it("keeps a response whose reason phrase cannot be rebuilt", async () => {
  const odd = Object.defineProperty(answerJson({}), "statusText", { value: "g\ufffdt" });
  const { fetch } = createFakeFetch(() => odd);
  expect((await createAcmeClient({ fetch }).getStatus()).ok).toBe(true);
});
