import type { IncomingMessage } from "node:http";
import { MIMEType } from "node:util";
import type { PrismRequest } from "../contract/prism.ts";
import { isJson } from "../document/media-type.ts";
import { Problem } from "./problem.ts";

const maxBodyBytes = 10 * 1024 * 1024;

/** A request's line and headers, before its body is read. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string | string[]>;
  readonly headers: Record<string, string>;
}

/** Reads a request's line and headers; a target that is no path comes back as it was sent. */
export function readHead(request: IncomingMessage): RequestHead {
  const target = request.url ?? "/";
  const url = URL.parse(`http://mock.invalid${target}`);
  return {
    method: request.method ?? "GET",
    path: url && target.startsWith("/") ? url.pathname : target,
    query: url ? toQuery(url.searchParams) : {},
    headers: toHeaders(request.headers),
  };
}

/**
 * Reads the body and makes the request one for Prism. What makes Prism crash or hang is refused here:
 * a path that does not decode, and an Accept or a Content-Type that is no media type.
 * @throws {Problem} 400 or 413.
 */
export async function readRequest(request: IncomingMessage, head: RequestHead): Promise<PrismRequest> {
  const { method, path, query } = head;
  const text = await readBody(request);
  refuseUndecodable(path);
  const { accept, "content-type": contentType, ...others } = head.headers;
  const ranges = accept?.split(",").filter((range) => range.trim() !== "") ?? [];
  for (const range of ranges) refuseUnlessMediaType("accept", range);
  if (contentType !== undefined) refuseUnlessMediaType("content-type", contentType);
  const headers = {
    ...others,
    ...(ranges.length === 0 ? {} : { accept: ranges.join(",") }),
    ...(contentType === undefined ? {} : { "content-type": contentType }),
  };
  const body = text === undefined ? null : parseBody(text, contentType);
  return { method: method.toLowerCase(), url: { path, query }, headers, body };
}

function toQuery(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...others] = parameters.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}

function toHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const present = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, String(value)]));
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (length === "0" || (length === undefined && encoding === undefined)) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on to the end, keeping nothing: a client that is still sending would not see the answer.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) throw refuse(413, `the body is longer than ${maxBodyBytes} bytes`);
  return Buffer.concat(chunks).toString("utf8");
}

function parseBody(text: string, contentType: string | undefined): unknown {
  const essence = contentType === undefined ? "" : new MIMEType(contentType).essence;
  if (!isJson(essence)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(400, "the body is not the JSON its content type promises");
  }
}

function refuseUndecodable(path: string): void {
  if (!path.startsWith("/")) throw refuse(400, "the request target is not a path");
  try {
    decodeURIComponent(path);
  } catch {
    throw refuse(400, "the path holds a percent sign that starts no escape");
  }
}

function refuseUnlessMediaType(header: string, value: string): void {
  try {
    new MIMEType(value.trim());
  } catch {
    throw refuse(400, `the ${header} header holds what is no media type`);
  }
}

function refuse(status: number, detail: string): Problem {
  return new Problem("malformed-request", status, "The request is malformed", detail);
}
