import { TributaryError } from "../../../src/index.ts";
import { createHooliClient } from "../support/providers.ts";

/** Fetches one document through the client or by a plain fetch, and how far resident memory rose over it. */

const [, , baseUrl = "", how] = process.argv;
const client = createHooliClient({ baseUrl });

async function download(id: string): Promise<string> {
  if (how === "plain") {
    const bytes = await (await fetch(`${baseUrl}/documents/${id}`)).arrayBuffer();
    return `${bytes.byteLength} bytes`;
  }
  const result = await client.getDocument({ document_id: id }).catch((error: unknown) => error);
  return TributaryError.is(result) ? `${result.name}, ${result.attempts} attempt` : "an answer";
}

// What the platform loads at first use is not the body's.
await download("small");
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const sample = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
const sampling = setInterval(sample, 2);
const told = await download("large");
sample();
clearInterval(sampling);
console.log(JSON.stringify({ told, megabytes: (most - before) / 1e6 }));
