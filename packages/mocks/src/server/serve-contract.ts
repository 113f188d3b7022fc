import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { LoadedContract } from "../contract/load-contract.ts";
import { createListener } from "./create-listener.ts";
import type { MockServer, RecordedRequest } from "./mock-server.ts";
import { PortInUseError } from "./port-in-use-error.ts";
import type { AnyMockHandler } from "./run-handler.ts";
import type { MockServerOptions } from "./start-mock-server.ts";

const host = "127.0.0.1";

/** Serves a contract that passed the check. */
export async function serveContract<Provider extends string>(
  provider: Provider,
  contract: LoadedContract,
  { port = 0, ...defaults }: MockServerOptions,
): Promise<MockServer<Provider>> {
  const handlers = new Map<string, AnyMockHandler>();
  const requests: RecordedRequest[] = [];
  const server = createServer(createListener({ contract, handlers, defaults, requests }));
  await listen(server, port);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= stop(server);
    return closing;
  };
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    provider,
    contract: { sha256: contract.sha256 },
    use(operation, handler) {
      assertKnown(operation, provider, contract.operationNames);
      // The handler's types are those of this very operation: `use` is where they are checked.
      handlers.set(operation, handler as unknown as AnyMockHandler);
    },
    reset() {
      handlers.clear();
      requests.length = 0;
    },
    requests,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function assertKnown(operation: string, provider: string, known: readonly string[]): void {
  if (known.includes(operation)) return;
  throw new Error(`${provider} has no operation "${operation}"; it has ${known.join(", ")}`);
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const inUse = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw inUse ? new PortInUseError(port, { cause: error }) : error;
  }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
