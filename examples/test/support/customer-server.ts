import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A provider's record, whatever it holds. */
export type ProviderRecord = Record<string, unknown>;

/** A request for customers, as it was served. */
export interface ServedRequest {
  readonly provider: "killb" | "align" | "gurupay";
  /** The page, or the id. */
  readonly what: string;
  /** The name in the address that the request came by; empty where it has none. */
  readonly caller: string;
}

/**
 * All three providers on one loopback port, quicker than mocks that check contracts: the kill tests ask it for
 * thousands of pages. Its lists may be changed at any time.
 */
export interface CustomerServer extends AsyncDisposable {
  readonly baseUrls: ReadonlyMap<"killb" | "align" | "gurupay", string>;
  /** The words that make the command ask this server, under an address that tells who asks. */
  toWords(caller?: string): string[];
  profile: ProviderRecord;
  readonly align: Map<string, ProviderRecord>;
  gurupay: ProviderRecord[];
  /** What has been served, in order. */
  readonly served: ServedRequest[];
  /** Called before each answer; a status takes the answer's place. */
  intercept: (request: ServedRequest) => number | undefined | Promise<number | undefined>;
}

export async function startCustomerServer(): Promise<CustomerServer> {
  const server = createServer((request, response) => void answer(customers, request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const customers: CustomerServer = {
    baseUrls: new Map([
      ["killb", url],
      ["align", url],
      ["gurupay", url],
    ]),
    toWords: (caller = "") =>
      [...customers.baseUrls.keys()].flatMap((provider) => [
        "--base-url",
        `${provider}=${url}${caller && `/from-${caller}`}`,
      ]),
    profile: { id: "self", name: "Treasury", status: "ACTIVE", createdAt: "2024-02-12T14:05:31.120Z" },
    align: new Map(),
    gurupay: [],
    served: [],
    intercept: () => undefined,
    [Symbol.asyncDispose]: () => closeServer(server),
  };
  return customers;
}

/** As many customers of Guru Pay as asked for, each of them different. */
export function createRecords(count: number, prefix = "customer"): ProviderRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    uuid: `${prefix}-${index}`,
    type: index % 3 === 0 ? "company" : "individual",
    name: `Name ${index}`,
    registration_country_code: "LT",
    created_at: 1_700_000_000 + index,
    updated_at: 1_700_000_000 + index,
  }));
}

async function answer(
  customers: CustomerServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.resume();
  const { pathname: full, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  const [, caller = "", pathname = ""] = /^(?:\/from-([^/]+))?(.*)$/.exec(full) ?? [];
  if (pathname === "/api/v2/auth/login") {
    send(response, 201, { accessToken: "token", expiresIn: 3_600_000, refreshToken: "refresh" });
    return;
  }
  const [asked] = find(customers, pathname, searchParams);
  const served = { ...asked, caller };
  const status = await customers.intercept(served);
  customers.served.push(served);
  // Looked for only now: the list may have changed in between.
  const [, body] = find(customers, pathname, searchParams);
  if (status !== undefined) send(response, status, { message: "not now" });
  else send(response, body === undefined ? 404 : 200, body ?? { message: "unknown" });
}

function find(
  { align, gurupay, profile }: CustomerServer,
  path: string,
  query: URLSearchParams,
): [asked: Omit<ServedRequest, "caller">, body: unknown] {
  const id = decodeURIComponent(path.split("/").at(-1) ?? "");
  if (path.endsWith("/customers/profile")) return [{ provider: "killb", what: "profile" }, profile];
  if (path.startsWith("/v0/")) return [{ provider: "align", what: id }, align.get(id)];
  if (path !== "/api/v1/customers") {
    return [{ provider: "gurupay", what: id }, gurupay.find(({ uuid }) => uuid === id)];
  }
  const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("per_page"))];
  return [{ provider: "gurupay", what: `page ${page}` }, gurupay.slice((page - 1) * size, page * size)];
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
