import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Seen, SeenRequest } from "../../../packages/http/test/runtimes/check.ts";
import type { CheckState } from "./behaviours.ts";

/** What came in for one check, and what its behaviour remembers. */
export interface CheckRecord {
  readonly requests: SeenRequest[];
  readonly state: CheckState;
  peak: number;
  underWay: number;
}

/** Keeps the records of both servers, by the check that each request names first in its path. */
export class CheckRecords {
  readonly #records = new Map<string, CheckRecord>();

  open(check: string): CheckRecord {
    const known = this.#records.get(check);
    if (known) return known;
    const record: CheckRecord = { requests: [], state: { token: 1, held: [] }, peak: 0, underWay: 0 };
    this.#records.set(check, record);
    return record;
  }

  /** What checks are told. */
  show(check: string): Seen {
    const { requests, peak } = this.open(check);
    return { requests, peak };
  }

  /** Writes a request down at its arrival. Resolves once its body is there as well. */
  async add(
    server: SeenRequest["server"],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = "", url = "/" } = request;
    const record = this.open(url.split("/")[1] ?? "");
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const seen = { server, method, path: url, headers, body: "" };
    record.requests.push(seen);
    record.underWay += 1;
    record.peak = Math.max(record.peak, record.underWay);
    response.once("close", () => {
      record.underWay -= 1;
    });
    seen.body = await text(request);
  }
}
