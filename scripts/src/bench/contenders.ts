import { createAlignClient } from "@tributary/align";
import ky from "ky";
import { createFetch } from "ofetch";
import createClient from "openapi-fetch";
import { BARE, RAW } from "./format-costs.ts";
import type { Stub } from "./stub.ts";

/** One way to make the same call. */
export interface Contender {
  readonly name: string;
  /** Makes the call once and gives the customer it read. */
  readonly call: () => Promise<unknown>;
}

interface Paths {
  "/v0/customers/{customer_id}": {
    get: {
      parameters: { path: { customer_id: string } };
      responses: { 200: { content: { "application/json": unknown } } };
    };
  };
}

const KEY = "key";
const TIMEOUT = 10_000;
const RETRIES = 2;

/** Sets up every contender on the same stub. */
export function createContenders({ baseUrl, fetch, id }: Stub): Contender[] {
  const url = `${baseUrl}/v0/customers/${id}`;
  const path = "/v0/customers/{customer_id}";
  const params = { path: { customer_id: id } };
  const bare = createClient<Paths>({ baseUrl, fetch });
  const guarded = createClient<Paths>({ baseUrl, fetch });
  guarded.use({ onRequest: ({ request }) => request.headers.set("Api-Key", KEY) });
  const headers = { "Api-Key": KEY };
  const kyClient = ky.create({ fetch, headers, timeout: TIMEOUT, retry: RETRIES });
  const ofetchClient = createFetch({ fetch });
  const align = createAlignClient({ apiKey: KEY, baseUrl, fetch, onEvent: () => {} });
  return [
    { name: RAW, call: async () => (await fetch(url, { headers })).json() },
    { name: BARE, call: async () => (await bare.GET(path, { params })).data },
    {
      name: "openapi-fetch, key and timeout",
      call: async () => (await guarded.GET(path, { params, signal: AbortSignal.timeout(TIMEOUT) })).data,
    },
    { name: "ky, key, timeout, retry", call: () => kyClient.get(url).json() },
    {
      name: "ofetch, key, timeout, retry",
      call: () => ofetchClient(url, { headers, timeout: TIMEOUT, retry: RETRIES }),
    },
    {
      name: "Tributary, every feature",
      call: async () => {
        const result = await align.getCustomer({ customer_id: id });
        return result.ok ? result.data : undefined;
      },
    },
  ];
}
