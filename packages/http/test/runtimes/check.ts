import type { ClientEvent } from "../../src/index.ts";
import type { CheckClientOptions, Ledger, Things } from "./clients.ts";

/** Where the checks find their servers. */
export interface CheckServers {
  /** Behaves as the path asks, and tells what it saw. */
  readonly main: string;
  /** Another origin, which nothing may reach. */
  readonly other: string;
  /** A text that checks put into every request and servers into every answer: nothing else may show it. */
  readonly secret: string;
}

/** What some runtimes offer and others do not. */
export interface CheckTools {
  /** Writes a value with all it hides, ten levels deep. */
  readonly inspect?: (value: unknown) => string;
  /** Collects all garbage before it returns. */
  readonly collectGarbage?: () => void;
}

/** A request as a server saw it. */
export interface SeenRequest {
  readonly server: "main" | "other";
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the servers saw of one check. */
export interface Seen {
  readonly requests: readonly SeenRequest[];
  /** The most requests that were under way at once. */
  readonly peak: number;
}

/** Everything the clients let out during all checks, for the one that looks for secrets in it. */
export interface Witness {
  readonly errors: unknown[];
  readonly events: ClientEvent[];
  readonly clients: unknown[];
}

/** What a check works with. */
export interface CheckContext {
  readonly servers: CheckServers;
  readonly tools: CheckTools;
  readonly witness: Witness;
  /** Creates a client with an API key, whose server behaves as named. */
  createThings(behaviour: string, options?: CheckClientOptions): Things;
  /** Creates a client that logs in for a token, whose server behaves as named. */
  createLedger(behaviour: string, options?: CheckClientOptions): Ledger;
  /** Asks the server what it saw of this check. */
  look(): Promise<Seen>;
  /** Waits until the server has seen so many requests of this check. */
  waitForRequests(count: number): Promise<void>;
  /** Makes the server refuse the tokens it gave to this check. */
  revoke(): Promise<void>;
  /** What a call rejects with, kept as a witness. */
  rejectionOf(work: Promise<unknown>): Promise<unknown>;
}

export interface Check {
  readonly name: string;
  /** The tool without which the check says nothing. */
  readonly needs?: keyof CheckTools;
  run(context: CheckContext): Promise<void>;
}

/** How a check went; `absent` where the runtime has no such ability. */
export interface CheckResult {
  readonly name: string;
  readonly outcome: "pass" | "fail" | "absent";
  /** Why it failed, or what is absent. */
  readonly detail?: string;
}

/** Throws unless both are written alike as JSON. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
}

/** Throws unless the error is of the class named and has these fields. */
export function expectError(
  error: unknown,
  name: string,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const actual = error as Record<string, unknown>;
  expectEqual(actual?.["name"] ?? String(error), name, "the error's name");
  for (const [field, value] of Object.entries(fields))
    expectEqual(actual[field], value, `the error's ${field}`);
}
