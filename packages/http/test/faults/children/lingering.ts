import { createHooliClient, createUmbrellaClient } from "../support/providers.ts";

/** Calls that end in every way there is; after the last one nothing may keep this program alive. */

const [, , baseUrl = ""] = process.argv;
const hooli = createHooliClient({ baseUrl, platform: { random: () => 0.999, backoff: 1 } });
const patient = createHooliClient({ baseUrl, platform: { random: () => 0.999, backoff: 100_000 } });
const umbrella = createUmbrellaClient({ baseUrl });
const { signal } = new AbortController();
const ends = await Promise.allSettled([
  umbrella.getProfile({}, { signal }),
  hooli.getRecord({ record_id: "sound" }, { signal }),
  hooli.getRecord({ record_id: "down" }, { signal }),
  hooli.getRecord({ record_id: "silent" }, { timeout: 500, retry: false }),
  hooli.getRecord({ record_id: "silent" }, { signal: AbortSignal.timeout(500) }),
  patient.getRecord({ record_id: "down" }, { signal: AbortSignal.timeout(500) }),
]);
console.log(
  JSON.stringify(ends.map((end) => (end.status === "fulfilled" ? end.value.status : end.reason.name))),
);
