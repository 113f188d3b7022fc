import { expect, vi } from "vitest";
import { answerJson, answerWith, JSON_HEADERS } from "./support/answers.ts";
import { playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { createRecorder, report, settle } from "./support/outcome.ts";
import { createHooliClient, RECORD } from "./support/providers.ts";

/** The wall clock of these tests, which dates in headers are compared with. */
const NOW = Date.parse("Sun, 22 Nov 2026 10:00:00 GMT");

type Headers = Readonly<Record<string, string>>;

/** Meets one answer that asks to wait, and says what the transport made of it. */
async function meet(status: number, headers: Headers, deadline = 30_000): Promise<string> {
  const asking = answerWith(status, "{}", { ...JSON_HEADERS, ...headers });
  await using server = await startChaosServer(playInOrder(asking, answerJson()));
  const { onEvent, delays, reasons } = createRecorder();
  const controller = new AbortController();
  const client = createHooliClient({
    baseUrl: server.url,
    deadline,
    // Its own first wait would be 10 ms.
    platform: { random: () => 0.5, backoff: 20 },
    onEvent: (event) => {
      onEvent(event);
      // What is to be waited for is known; nobody has to sit it out.
      if (event.type === "retried" && event.delayMs > 100) controller.abort("seen");
    },
  });
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  try {
    const { told, result } = await settle(client.getRecord(RECORD, { signal: controller.signal }));
    expect(server.fired[0]).toBe(asking.name);
    const [delay] = delays();
    const [reason] = reasons();
    if (delay !== undefined) {
      expect(server.requests).toHaveLength(delay > 100 ? 1 : 2);
      return `waits ${delay} ms`;
    }
    expect(server.requests).toHaveLength(1);
    return `${told}, retryAfterMs ${result?.meta.retryAfterMs}; gave up: ${reason}`;
  } finally {
    vi.useRealTimers();
  }
}

const EXACT = "obeyed exactly";
const OWN = "the transport's own wait";
const NEVER = "handed back at once, with what was asked for";

const waits: readonly [string, string, number, Headers, string][] = [
  ["in seconds", EXACT, 429, { "retry-after": "2" }, "waits 2000 ms"],
  ["in fractions of a second", EXACT, 429, { "retry-after": "0.025" }, "waits 25 ms"],
  ["in milliseconds", EXACT, 429, { "retry-after-ms": "25" }, "waits 25 ms"],
  [
    "in both, which disagree",
    "milliseconds win",
    429,
    { "retry-after-ms": "0", "retry-after": "3" },
    "waits 0 ms",
  ],
  ["as a date", EXACT, 429, { "retry-after": "Sun, 22 Nov 2026 10:00:03 GMT" }, "waits 3000 ms"],
  ["as a date that has passed", EXACT, 429, { "retry-after": "Sun, 22 Nov 2026 09:59:00 GMT" }, "waits 0 ms"],
  ["of zero", EXACT, 429, { "retry-after": "0" }, "waits 0 ms"],
  ["that is garbage", OWN, 429, { "retry-after": "soon" }, "waits 10 ms"],
  ["that is a date of no zone", OWN, 429, { "retry-after": "2026-11-22T10:00:03" }, "waits 10 ms"],
  ["that is negative", OWN, 429, { "retry-after": "-5" }, "waits 10 ms"],
  ["that is empty", OWN, 429, { "retry-after": "" }, "waits 10 ms"],
  ["of the most there may be", EXACT, 429, { "retry-after": "20" }, "waits 20000 ms"],
  ["on a 503", EXACT, 503, { "retry-after": "2" }, "waits 2000 ms"],
  [
    "of more than 20 seconds",
    NEVER,
    429,
    { "retry-after": "21" },
    "429, 1 attempt, retryAfterMs 21000; gave up: deadline",
  ],
  [
    "of an hour",
    NEVER,
    503,
    { "retry-after": "3600" },
    "503, 1 attempt, retryAfterMs 3600000; gave up: deadline",
  ],
  [
    "as a date tomorrow",
    NEVER,
    429,
    { "retry-after": "Mon, 23 Nov 2026 10:00:00 GMT" },
    "429, 1 attempt, retryAfterMs 86400000; gave up: deadline",
  ],
];

for (const [title, expected, status, headers, observed] of waits) {
  fault({ number: 14, title: `a wait asked for ${title}`, expected, observed }, () => meet(status, headers));
}

fault(
  {
    number: 14,
    title: "a wait asked for that ends after the deadline",
    expected: NEVER,
    observed: "429, 1 attempt, retryAfterMs 10000; gave up: deadline",
  },
  () => meet(429, { "retry-after": "10" }, 8_000),
);

fault(
  {
    number: 14,
    title: "429 to a POST",
    expected: "handed back at once: the operation is not known to be safe to repeat",
    observed: "429, 1 attempt; 1 request",
  },
  async () => {
    const busy = answerWith(429, "{}", { ...JSON_HEADERS, "retry-after": "0" });
    await using server = await startChaosServer(playInOrder(busy, answerJson()));
    return report(
      await settle(createHooliClient({ baseUrl: server.url }).createRecord({ body: {} })),
      server,
    );
  },
);
