import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { answerEntry, giveToken } from "./tokens.ts";

/** A request, and what its answer may need. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The path below the behaviour's own, without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** How many requests came before in the same check. */
  readonly index: number;
  readonly state: CheckState;
  /** The same check at another origin. */
  readonly other: string;
  /** A text for every answer: what clients let out must not hold it. */
  readonly secret: string;
}

/** What a behaviour remembers between the requests of one check. */
export interface CheckState {
  /** The token that is good now, by its number. */
  token: number;
  /** Answers held back until enough requests have come. */
  held: (() => void)[];
}

export type Behaviour = (exchange: Exchange) => void;

const LARGE = 5_000;
const CUT = 60;

/** What the server can be asked for, by the word in the path. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  ok: answerThing,
  missing: (exchange) => sendJson(exchange, 404, { code: "no-such-thing", secret: exchange.secret }),
  fails: (exchange) => sendJson(exchange, 500, { code: "down", secret: exchange.secret }),
  recovers: (exchange) => (exchange.index === 0 ? behaviours["fails"]?.(exchange) : answerThing(exchange)),
  html: ({ response, secret }) => send(response, 200, "text/html", `<p>${secret}</p>`),
  "cut-json": ({ response, secret }) => send(response, 200, "application/json", `{"id":"${secret}`),
  empty: ({ response }) => send(response, 200, "application/json", ""),
  large: ({ response, secret }) =>
    send(response, 200, "application/json", JSON.stringify(secret.padEnd(LARGE))),
  "large-gzip": ({ response, secret }) => {
    response.setHeader("content-encoding", "gzip");
    send(response, 200, "application/json", gzipSync(JSON.stringify(secret.padEnd(LARGE))));
  },
  broken: ({ response, secret }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": LARGE });
    response.write(secret, () => setTimeout(() => response.destroy(), CUT));
  },
  "retry-now": (exchange) => refuseAtFirst(exchange, "0"),
  "retry-late": (exchange) => refuseAtFirst(exchange, "3600"),
  gate: holdAtGate,
  silent: () => {},
  drip,
  pages: ({ query, ...exchange }) => sendJson(exchange, 200, PAGES[Number(query.get("page")) - 1] ?? []),
  "stuck-pages": (exchange) => sendJson(exchange, 200, [{ id: exchange.secret }]),
  tokens: answerLedger,
  ...Object.fromEntries([301, 302, 303, 307, 308].flatMap(createRedirects)),
};

const PAGES = [[{ id: 1 }, { id: 2 }], [{ id: 3 }, { id: 4 }], [{ id: 5 }]];

function answerThing(exchange: Exchange): void {
  sendJson(exchange, 200, { id: exchange.path.split("/").at(-1), secret: exchange.secret });
}

function refuseAtFirst(exchange: Exchange, retryAfter: string): void {
  if (exchange.index > 0) {
    answerThing(exchange);
    return;
  }
  exchange.response.setHeader("retry-after", retryAfter);
  sendJson(exchange, 429, { code: "slow-down", secret: exchange.secret });
}

/** Lets requests through by fours, and waits before it does, so that a fifth would be seen. */
function holdAtGate(exchange: Exchange): void {
  const { held } = exchange.state;
  held.push(() => answerThing(exchange));
  if (held.length < 4) return;
  setTimeout(() => {
    for (const release of held.splice(0)) release();
  }, 20);
}

function drip({ response }: Exchange): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 20);
  response.once("close", () => clearInterval(timer));
}

function answerLedger(exchange: Exchange): void {
  if (exchange.path === "/login" || exchange.path === "/refresh") giveToken(exchange);
  else answerEntry(exchange);
}

function createRedirects(status: number): [string, Behaviour][] {
  const redirect: Behaviour = ({ response, other, path, secret }) => {
    response.setHeader("location", `${other}${path}?secret=${secret}`);
    send(response, status, "text/plain", secret);
  };
  const redirectEntry: Behaviour = (exchange) =>
    exchange.path === "/login" ? giveToken(exchange) : redirect(exchange);
  return [
    [`redirect-${status}`, redirect],
    [`token-redirect-${status}`, redirectEntry],
  ];
}

export function sendJson({ response }: Pick<Exchange, "response">, status: number, body: unknown): void {
  send(response, status, "application/json", JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type, "x-request-id": "request-1" }).end(body);
}
