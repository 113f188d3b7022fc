import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A fetch that answers at once, so that what is left is the client's own work. */
export interface Stub {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** The customer that every answer is about. */
  readonly id: string;
}

interface MockContract {
  readonly paths: Record<string, { get: { responses: Record<string, { content: Record<string, Media> }> } }>;
}

interface Media {
  readonly examples: Record<string, { value: { customer_id: string } }>;
}

/** Creates a fetch that gives every request the first customer of Align's examples. */
export function createStub(root: string): Stub {
  const contract = readFileSync(join(root, "packages/mocks/contracts/align.json"), "utf8");
  const { paths } = JSON.parse(contract) as MockContract;
  const media = paths["/v0/customers/{customer_id}"]?.get.responses["200"]?.content["application/json"];
  const [example] = Object.values(media?.examples ?? {});
  if (!example) throw new Error("Align's mock contract has no example of a customer");
  const body = JSON.stringify(example.value);
  const headers = { "content-type": "application/json", "x-request-id": "request-1" };
  return {
    baseUrl: "https://align.test",
    fetch: async () => new Response(body, { headers }),
    id: example.value.customer_id,
  };
}
