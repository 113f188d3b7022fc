import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPage, type InventedRecord } from "./customer-pages.ts";
import { type InventedProvider, places } from "./invented-providers.ts";

/*
 * Serves the lists of the invented providers on loopback, in a process of its own, so that neither its memory nor
 * its work counts as the client's. How many customers there are is in the path: /<provider>/<count>/customers.
 */

/** Puts the items where the provider keeps them. */
function wrap(provider: InventedProvider, items: readonly InventedRecord[]): unknown {
  const place = places[provider];
  if (place === undefined) return items;
  return place
    .slice(1)
    .split("/")
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), items);
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const [, provider = "", count] = pathname.split("/");
  const query = {
    count: Number(count),
    page: Number(searchParams.get("page")),
    pageSize: Number(searchParams.get("per_page")),
  };
  const isKnown = Object.hasOwn(places, provider) && Object.values(query).every(Number.isSafeInteger);
  const body = isKnown ? wrap(provider as InventedProvider, createPage(query)) : { problem: "no such list" };
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(isKnown ? 200 : 404, {
    "content-type": "application/json",
    "content-length": text.length,
  });
  response.end(text);
});

// Whoever started it is gone: nobody will ask again.
process.once("disconnect", () => process.exit());
server.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
