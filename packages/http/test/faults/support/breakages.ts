import type { Socket } from "node:net";
import { behave, JSON_HEADERS, waitForAny } from "./answers.ts";
import type { Behaviour } from "./chaos-server.ts";

/** Behaviours that break the connection or never come to an end. */

const CHUNKED_HEAD =
  "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";

/** RST before a byte of the answer. */
export function resetBeforeHeaders(): Behaviour {
  return behave("reset before headers", ({ socket }) => {
    socket.resetAndDestroy();
  });
}

/** FIN before a byte of the answer. */
export function closeBeforeHeaders(): Behaviour {
  return behave("close before headers", ({ socket }) => {
    socket.end();
  });
}

/** RST once half the body was sent, and the test says so. */
export function resetMidBody(when: Promise<unknown> = Promise.resolve()): Behaviour {
  return behave("reset mid body", async ({ response, socket }) => {
    response.writeHead(200, { ...JSON_HEADERS, "content-length": "1000" });
    await new Promise<void>((resolve) => response.write('{"name":"', () => resolve()));
    await when;
    socket.resetAndDestroy();
  });
}

/** FIN before the body is as long as was said. */
export function truncateByLength(): Behaviour {
  return behave("truncated by length", ({ response, socket }) => {
    response.writeHead(200, { ...JSON_HEADERS, "content-length": "1000" });
    response.write('{"name":"hush-body"}', () => socket.end());
  });
}

/** Whole JSON in a chunked body whose last chunk never comes. */
export function truncateLastChunk(): Behaviour {
  return rawBytes("truncated chunk", `${CHUNKED_HEAD}2\r\n{}\r\n`);
}

/** A chunk whose length is no number. */
export function badChunk(): Behaviour {
  return rawBytes("bad chunk", `${CHUNKED_HEAD}zz\r\n{}\r\n`);
}

/** Exactly these bytes, then FIN. */
export function rawBytes(name: string, bytes: string): Behaviour {
  return behave(name, async ({ socket }) => {
    await writeTo(socket, bytes);
    socket.end();
  });
}

/** Takes the request and says nothing, ever. */
export function blackHole(): Behaviour {
  return behave("black hole", () => {});
}

/** Sends headers at once, and a body of one byte every few milliseconds for ever. */
export function dripBody(): Behaviour {
  return behave("drip body", async ({ response, socket }) => {
    response.writeHead(200, JSON_HEADERS);
    response.write("[");
    await drip(socket, () => response.write(" "));
  });
}

/** Sends headers a byte at a time for ever. */
export function dripHeaders(): Behaviour {
  return behave("drip headers", async ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\nx-drip: ");
    await drip(socket, () => socket.write("x"));
  });
}

/** Sends one informational answer after another, and no final one. */
export function endlessHints(): Behaviour {
  return behave("endless 1xx", async ({ socket }) => {
    await drip(socket, () => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"));
  });
}

/** Sends header lines for ever, as fast as they are taken. */
export function endlessHeaders(): Behaviour {
  return behave("endless headers", async ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    const line = `x-endless: ${"x".repeat(1000)}\r\n`;
    while (!socket.destroyed) {
      if (!socket.write(line)) await waitForAny(socket, ["drain", "close"]);
    }
  });
}

/** Sends a piece every few milliseconds until the client has left; settles once the first was sent. */
function drip(socket: Socket, send: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (socket.destroyed) return clearInterval(timer);
      send();
      resolve();
    }, 5);
  });
}

function writeTo(socket: Socket, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    socket.write(bytes, () => resolve());
  });
}
