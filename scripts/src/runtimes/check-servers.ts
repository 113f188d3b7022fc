import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { CheckResult, CheckServers } from "../../../packages/http/test/runtimes/check.ts";
import { behaviours } from "./behaviours.ts";
import { CheckRecords } from "./check-records.ts";
import { startServer } from "./start-server.ts";

/** The servers of one run of the checks; they end when disposed of. */
export interface RunningServers extends AsyncDisposable {
  readonly urls: CheckServers;
  /** Resolves once the checks have told how they went. */
  readonly results: Promise<readonly CheckResult[]>;
}

/**
 * Starts two origins on free ports of the loopback interface. The first behaves as the path asks,
 * `/<check>/<behaviour>/…`, and tells at `/seen/<check>` what came in at either.
 */
export async function startCheckServers(): Promise<RunningServers> {
  const secret = `hush-${randomUUID()}`;
  const records = new CheckRecords();
  const { promise: results, resolve, reject } = Promise.withResolvers<readonly CheckResult[]>();
  const controls: Readonly<Record<string, Control>> = {
    seen: (check, _, response) => response.end(JSON.stringify(records.show(check))),
    revoke: (check, _, response) => {
      records.open(check).state.token += 1;
      response.end();
    },
    report: (_, request, response) => {
      json(request).then((reported) => resolve(reported as CheckResult[]), reject);
      response.end();
    },
  };
  const other = await startServer(createOther(records));
  const main = await startServer(createMain(records, controls, other.url, secret));
  return {
    urls: { main: main.url, other: other.url, secret },
    results,
    async [Symbol.asyncDispose]() {
      await Promise.all([main[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
    },
  };
}

/** A request of the checks themselves, not of a client. */
type Control = (check: string, request: IncomingMessage, response: ServerResponse) => void;

function createMain(
  records: CheckRecords,
  controls: Readonly<Record<string, Control>>,
  otherUrl: string,
  secret: string,
): RequestListener {
  return (request, response) => {
    allowEveryOrigin(request, response);
    if (request.method === "OPTIONS") return response.end();
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
    const [, first = "", second = "", ...rest] = pathname.split("/");
    const control = controls[first];
    if (control) return control(second, request, response);
    const { requests, state } = records.open(first);
    const [path, index, other] = [`/${rest.join("/")}`, requests.length, `${otherUrl}/${first}`];
    const exchange = { request, response, path, query, index, state, other, secret };
    const behave = behaviours[second] ?? (() => response.writeHead(404).end());
    return void records.add("main", request, response).then(() => behave(exchange));
  };
}

/** Nothing should come here: even a preflight counts. */
function createOther(records: CheckRecords): RequestListener {
  return (request, response) => {
    allowEveryOrigin(request, response);
    void records.add("other", request, response).then(() => response.end());
  };
}

/** Lets pages of every origin send anything and read every answer. */
function allowEveryOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  const wanted = headers["access-control-request-headers"];
  if (wanted) response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  response.setHeader("access-control-max-age", "600");
  response.setHeader("cache-control", "no-store");
}
