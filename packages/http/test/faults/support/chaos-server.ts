import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";

/** One request as it arrived, body included. */
export interface ChaosRequest {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Which of the server's connections it came on, counted from one. */
  readonly socket: number;
}

/** What a behaviour has to work with. */
interface ChaosExchange {
  readonly request: ChaosRequest;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** How a server treats one request. Once `act` is over, its fault counts as fired. */
export interface Behaviour {
  readonly name: string;
  readonly act: (exchange: ChaosExchange) => void | Promise<void>;
}

/** Chooses the behaviour for a request, by itself and by how many came before. */
export type Script = (request: ChaosRequest, index: number) => Behaviour | Promise<Behaviour>;

export interface ChaosServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly ChaosRequest[];
  /** The names of the behaviours that have done their work, in order. */
  readonly fired: readonly string[];
  /** How many connections were ever opened, were open at once at most, and ended before their answer. */
  readonly sockets: { readonly opened: number; readonly most: number; readonly cut: number };
  /** Waits until so many requests have arrived. */
  sawRequests(count: number): Promise<void>;
  /** How many requests asked for a path, whatever their query. */
  countRequests(path: string): number;
}

export interface ChaosServerOptions {
  /** A certificate and its key: the server then speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Plays one behaviour per request, in order; the last is played for all further ones. */
export function playInOrder(...behaviours: [Behaviour, ...Behaviour[]]): Script {
  return (_, index) => behaviours[Math.min(index, behaviours.length - 1)] as Behaviour;
}

/** Starts a server on a free port of the loopback interface that misbehaves by a script, until disposed of. */
export async function startChaosServer(
  script: Script,
  { tls }: ChaosServerOptions = {},
): Promise<ChaosServer> {
  const log = createLog();
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    void answer(incoming, response, script, log);
  };
  // None of the server's own limits may fire before the behaviour under test.
  const limits: ServerOptions = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 };
  const server = tls ? createTlsServer({ ...limits, ...tls }, listener) : createServer(limits, listener);
  server.on("connection", (socket: Socket) => log.addSocket(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests: log.requests,
    fired: log.fired,
    sockets: log.sockets,
    sawRequests: log.sawRequests,
    countRequests: (path) => log.requests.filter((request) => request.path.split("?")[0] === path).length,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      log.destroySockets();
      await closed;
    },
  };
}

type Log = ReturnType<typeof createLog>;

function createLog() {
  const requests: ChaosRequest[] = [];
  const fired: string[] = [];
  const numbers = new Map<Socket, number>();
  const sockets = { opened: 0, most: 0, cut: 0 };
  const waiting = new Set<() => void>();
  return {
    requests,
    fired,
    sockets,
    numberOf: (socket: Socket) => numbers.get(socket) ?? 0,
    addSocket(socket: Socket) {
      sockets.opened += 1;
      numbers.set(socket, sockets.opened);
      sockets.most = Math.max(sockets.most, numbers.size);
      // A client that leaves is part of the game.
      socket.on("error", () => {});
      socket.on("close", () => numbers.delete(socket));
    },
    addRequest(request: ChaosRequest) {
      requests.push(request);
      for (const look of waiting) look();
    },
    sawRequests: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (requests.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    destroySockets() {
      for (const socket of numbers.keys()) socket.destroy();
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  script: Script,
  log: Log,
): Promise<void> {
  const { method = "", url: path = "", headers, socket } = incoming;
  response.on("error", () => {});
  response.on("close", () => {
    if (!response.writableFinished) log.sockets.cut += 1;
  });
  let body = "";
  try {
    for await (const chunk of incoming.setEncoding("utf8")) body += chunk;
  } catch {
    // The client left before it had said all.
    return;
  }
  const request = { method, path, headers, body, socket: log.numberOf(socket) };
  const index = log.requests.length;
  log.addRequest(request);
  const behaviour = await script(request, index);
  await behaviour.act({ request, response, socket });
  log.fired.push(behaviour.name);
}
