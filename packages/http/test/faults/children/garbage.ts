import { createHooliClient } from "../support/providers.ts";

/** Calls that hang, through major garbage collections, and how each kind of them ended. */

const [, , baseUrl = ""] = process.argv;
const TIMEOUT = 600;
const client = createHooliClient({ baseUrl, timeout: TIMEOUT, retry: false, concurrency: 60 });

async function end(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "answered",
    (error: Error) => error.name,
  );
}

function callOften(start: () => Promise<unknown>): Promise<string[]> {
  return Promise.all(Array.from({ length: 20 }, () => end(start())));
}

const collecting = setInterval(() => globalThis.gc?.(), 20);
const [silent, dripping, signalled] = await Promise.all([
  callOften(() => client.getRecord({ record_id: "silent" })),
  callOften(() => client.getRecord({ record_id: "dripping" })),
  // Nobody but the client holds on to these signals.
  callOften(() =>
    client.getRecord({ record_id: "silent" }, { timeout: 60_000, signal: AbortSignal.timeout(TIMEOUT) }),
  ),
]);
// A fetch that lost its signal keeps its connection: the server is asked how many have ended.
let cut = 0;
for (let look = 0; look < 100 && cut < 60; look += 1) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  cut = await (await fetch(`${baseUrl}/count`)).json();
}
clearInterval(collecting);
console.log(JSON.stringify({ silent, dripping, signalled, cut }));
// What a defect left hanging would keep this program alive; it has said what it had to say.
process.exit(0);
