import * as http from "../../src/index.ts";
import { type Check, type CheckContext, expectEqual } from "./check.ts";

const EVENTS = [
  "attempt-failed",
  "attempt-started",
  "attempt-succeeded",
  "gave-up",
  "retried",
  "token-refreshed",
] as const;

/** Everything a log, a debugger or a careless `JSON.stringify` could show of a value. */
function* tell(value: unknown, { tools }: CheckContext): Generator<string> {
  yield String(value);
  yield JSON.stringify(value) ?? "";
  if (tools.inspect) yield tools.inspect(value);
  if (value instanceof Error) {
    yield value.message;
    yield value.stack ?? "";
    yield JSON.stringify({ ...value });
    if (value.cause !== undefined) yield* tell(value.cause, { tools } as CheckContext);
  }
}

/** Throws when a value shows the secret. */
function expectSilence(value: unknown, what: string, context: CheckContext): void {
  const { secret } = context.servers;
  for (const text of tell(value, context)) {
    if (text.includes(secret)) {
      throw new Error(`${what} shows a secret: ${text.replaceAll(secret, "<secret>").slice(0, 500)}`);
    }
  }
}

/** Comes last: it judges what the clients of all checks before it let out. */
async function checkSecrets(context: CheckContext): Promise<void> {
  const { clients, errors, events } = context.witness;
  const names = new Set(errors.filter(http.TributaryError.is).map(({ name }) => name));
  const exported = Object.keys(http).filter((name) => name.endsWith("Error") && name !== "TributaryError");
  expectEqual([...names].sort(), exported.sort(), "the error classes seen");
  expectEqual([...new Set(events.map(({ type }) => type))].sort(), EVENTS, "the types of events seen");
  for (const error of errors) expectSilence(error, String((error as Error)?.name), context);
  for (const event of events) expectSilence(event, event.type, context);
  for (const client of clients) expectSilence(client, "a client", context);
}

export const secretChecks: readonly Check[] = [
  { name: "no error, event or client shows a secret", run: checkSecrets },
];
