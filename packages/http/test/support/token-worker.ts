import { sharedTokens } from "../../src/index.ts";
import { createInitechClient } from "./fixtures.ts";
import { openSqliteTokenStore } from "./sqlite-token-store.ts";

/** A process that shares a store with others: at each message it makes calls at once, and reports on them. */

const [baseUrl = "", file = "", calls = ""] = process.argv.slice(2);

const client = createInitechClient({
  baseUrl,
  email: "hush@initech.test",
  password: "hush-password",
  tokenStore: sharedTokens(openSqliteTokenStore(file)),
  now: () => performance.now(),
  concurrency: Number(calls),
});

process.on("message", async () => {
  const results = Array.from({ length: Number(calls) }, () => client.getProfile());
  process.send?.("started");
  const failures: string[] = [];
  let ok = 0;
  for (const outcome of await Promise.allSettled(results)) {
    if (outcome.status === "rejected") failures.push(String(outcome.reason));
    else ok += Number(outcome.value.ok);
  }
  process.send?.({ ok, failures });
});
