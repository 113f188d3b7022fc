import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface StartedServer extends AsyncDisposable {
  /** Its origin. */
  readonly url: string;
}

/** Serves on a free port of the loopback interface. Disposing of it breaks off whatever is under way. */
export async function startServer(listener: RequestListener): Promise<StartedServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
