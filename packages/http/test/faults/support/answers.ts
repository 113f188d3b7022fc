import { gzipSync } from "node:zlib";
import type { Behaviour } from "./chaos-server.ts";

/** Behaviours that answer whole, whether well or badly. */

type Headers = Readonly<Record<string, string>>;

export const JSON_HEADERS = { "content-type": "application/json" };
const MEBIBYTE = 1024 * 1024;

export function behave(name: string, act: Behaviour["act"]): Behaviour {
  return { name, act };
}

/** Answers with a status, headers and a body. */
export function answerWith(
  status: number,
  body: string | Uint8Array = "",
  headers: Headers = JSON_HEADERS,
): Behaviour {
  return behave(`status ${status}`, ({ response }) => {
    response.writeHead(status, headers).end(body);
  });
}

export function answerJson(value: unknown = {}, status = 200): Behaviour {
  return answerWith(status, JSON.stringify(value));
}

/** Holds a behaviour back until a promise settles. */
export function after(held: Promise<unknown>, behaviour: Behaviour): Behaviour {
  return behave(behaviour.name, async (exchange) => {
    await held;
    await behaviour.act(exchange);
  });
}

export function redirectTo(location: string, status = 302): Behaviour {
  return behave("redirect", ({ response }) => {
    response.writeHead(status, { location }).end();
  });
}

/** Answers HTML where JSON is due. */
export function answerHtml(status = 200, text = "<h1>hush-html</h1>"): Behaviour {
  return behave("html", ({ response }) => {
    response.writeHead(status, { "content-type": "text/html" }).end(text);
  });
}

/** JSON that stops in the middle, in an answer as long as it says. */
export function cutJson(): Behaviour {
  return behave("cut json", ({ response }) => {
    const text = '{"name":"hush-body';
    response.writeHead(200, { ...JSON_HEADERS, "content-length": `${text.length}` }).end(text);
  });
}

/** Says gzip and sends something else. */
export function badGzip(): Behaviour {
  return behave("bad gzip", ({ response }) => {
    response.writeHead(200, { ...JSON_HEADERS, "content-encoding": "gzip" }).end("hush-body, no gzip");
  });
}

/** A small body that unpacks to so many mebibytes. */
export function gzipBomb(mebibytes: number): Behaviour {
  // Members of a gzip file may follow each other: one is packed, and repeated.
  const packed = Buffer.concat(new Array<Buffer>(mebibytes).fill(gzipSync(Buffer.alloc(MEBIBYTE))));
  return behave("gzip bomb", ({ response }) => {
    response.writeHead(200, { "content-type": "application/pdf", "content-encoding": "gzip" }).end(packed);
  });
}

/** A body of so many mebibytes, sent as fast as it is taken. */
export function hugeBody(mebibytes: number): Behaviour {
  return behave("huge body", async ({ response }) => {
    response.writeHead(200, {
      "content-type": "application/pdf",
      "content-length": `${mebibytes * MEBIBYTE}`,
    });
    const chunk = Buffer.alloc(MEBIBYTE, "x");
    for (let sent = 0; sent < mebibytes && !response.destroyed; sent += 1) {
      if (!response.write(chunk)) await waitForAny(response, ["drain", "close"]);
    }
    response.end();
  });
}

export function waitForAny(emitter: NodeJS.EventEmitter, names: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const name of names) emitter.off(name, stop);
      resolve();
    };
    for (const name of names) emitter.on(name, stop);
  });
}
