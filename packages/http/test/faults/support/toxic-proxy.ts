import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** How a proxy treats the bytes that go from the server to the client. */
export type Toxic =
  | { readonly kind: "pass" }
  /** Holds every piece back, in milliseconds. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** Lets so many bytes through per tick of ten milliseconds. */
  | { readonly kind: "rate"; readonly bytes: number }
  | Cut
  /** Flips the bits of the byte at this place. */
  | { readonly kind: "corrupt"; readonly at: number }
  /** Passes requests on and swallows the answers. */
  | { readonly kind: "black-hole" }
  /** Resets every connection as soon as a request comes over it. */
  | { readonly kind: "reset" };

/** Ends the connection once so many bytes have passed. */
interface Cut {
  readonly kind: "cut";
  readonly after: number;
  readonly by: "reset" | "close";
}

export interface ToxicProxy extends AsyncDisposable {
  readonly url: string;
  /** How often each kind of fault has fired. A fault set for a byte that never came has not. */
  readonly fired: Readonly<Partial<Record<Toxic["kind"], number>>>;
  /** Connections accepted so far. A client may open one more than it has calls. */
  readonly connections: { readonly opened: number };
  /** Treats all further connections so, then drops the live ones: none goes on under the old mode. */
  set(toxic: Toxic): void;
  /** Refuses connections, and drops the live ones. */
  down(): Promise<void>;
  /** Accepts connections again, on the same port. */
  up(): Promise<void>;
}

/** Starts a proxy on a free port of the loopback interface, in front of a port of the same. */
export async function startToxicProxy(target: number): Promise<ToxicProxy> {
  const fired: Partial<Record<Toxic["kind"], number>> = {};
  const connections = { opened: 0 };
  const live = new Set<Socket>();
  let toxic: Toxic = { kind: "pass" };
  const fire = (kind: Toxic["kind"]): void => {
    fired[kind] = (fired[kind] ?? 0) + 1;
  };
  const track = (socket: Socket): Socket => {
    live.add(socket);
    return socket.on("error", () => {}).on("close", () => live.delete(socket));
  };
  const dropLive = (): void => {
    for (const socket of live) socket.destroy();
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    connections.opened += 1;
    join(track(client), track(connect(target, "127.0.0.1")), toxic, fire);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const down = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    dropLive();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    fired,
    connections,
    set(next) {
      toxic = next;
      dropLive();
    },
    down,
    up: () => listen(server, port),
    [Symbol.asyncDispose]: down,
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

type Fire = (kind: Toxic["kind"]) => void;

function join(client: Socket, server: Socket, toxic: Toxic, fire: Fire): void {
  client.on("data", (bytes) => {
    if (toxic.kind !== "reset") return void server.write(bytes);
    fire("reset");
    client.resetAndDestroy();
  });
  const write = createWriter(client, toxic, fire);
  server.on("data", write);
  client.on("end", () => server.end()).on("close", () => server.destroy());
  server.on("end", () => write(undefined)).on("error", () => client.destroy());
}

/** Takes every piece of an answer, and nothing at its end. */
type Write = (bytes: Buffer | undefined) => void;

function createWriter(client: Socket, toxic: Toxic, fire: Fire): Write {
  const pass: Write = (bytes) => {
    if (bytes === undefined) client.end();
    else if (!client.destroyed) client.write(bytes);
  };
  switch (toxic.kind) {
    case "latency":
      return createDelay(client, toxic.milliseconds, pass, fire);
    case "rate":
      return createTrickle(client, toxic.bytes, fire);
    case "cut":
      return createCut(client, toxic, pass, fire);
    case "corrupt":
      return createCorruption(toxic.at, pass, fire);
    case "black-hole":
      return () => fire("black-hole");
    default:
      return pass;
  }
}

function createDelay(client: Socket, milliseconds: number, pass: Write, fire: Fire): Write {
  return (bytes) => {
    fire("latency");
    const timer = setTimeout(pass, milliseconds, bytes);
    client.once("close", () => clearTimeout(timer));
  };
}

function createCut(client: Socket, { after, by }: Cut, pass: Write, fire: Fire): Write {
  let left = after;
  let isOver = false;
  return (bytes) => {
    if (isOver) return;
    if (bytes === undefined || bytes.length <= left) {
      left -= bytes?.length ?? 0;
      return pass(bytes);
    }
    fire("cut");
    isOver = true;
    const end = (): unknown => (by === "reset" ? client.resetAndDestroy() : client.end());
    client.write(bytes.subarray(0, left), end);
  };
}

function createCorruption(at: number, pass: Write, fire: Fire): Write {
  let passed = 0;
  return (bytes) => {
    const copy = bytes && Buffer.from(bytes);
    const place = at - passed;
    const byte = copy?.[place];
    if (copy && byte !== undefined) {
      fire("corrupt");
      copy[place] = byte ^ 0xff;
    }
    passed += copy?.length ?? 0;
    pass(copy);
  };
}

/** Writes a few bytes per tick; its timer ends with the connection. */
function createTrickle(client: Socket, size: number, fire: Fire): Write {
  let held = Buffer.alloc(0);
  let isOver = false;
  const timer = setInterval(() => {
    if (held.length > 0) {
      fire("rate");
      client.write(held.subarray(0, size));
      held = held.subarray(size);
    } else if (isOver) {
      client.end();
    }
  }, 10);
  client.on("close", () => clearInterval(timer));
  return (bytes) => {
    if (bytes === undefined) isOver = true;
    else held = Buffer.concat([held, bytes]);
  };
}
