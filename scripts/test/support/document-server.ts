import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on loopback that answers as a test says. */
export interface DocumentServer extends AsyncDisposable {
  readonly url: string;
  /** The requests so far. */
  readonly requests: readonly IncomingMessage[];
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Answers each request by the next of the answers, and further ones by the last. */
export async function startDocumentServer(...answers: readonly Answer[]): Promise<DocumentServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    answer?.(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An answer of this status, body and these headers. */
export function reply(
  status: number,
  body: string | Uint8Array = "",
  headers: Record<string, string> = {},
): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}
