import type { OperationCalls } from "./contract-tests.ts";
import { fail, type Session } from "./session.ts";

/** Makes the valid call of the operation under test; fails the test when there is none or it throws. */
export async function runCall<Client extends object, Answer>(
  session: Session<Client>,
  calls: OperationCalls<Client, Answer>,
): Promise<Answer> {
  const { name } = session.operation;
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) return fail(session, `the suite has no call of ${name}`);
  try {
    return await call(session.client);
  } catch (error) {
    return fail(session, `the call threw ${describeError(error)}`, error);
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Whether an error is of the clients' own family, by its marker: it may come from any installed copy. */
export function isTributaryError(error: unknown): boolean {
  return error instanceof Error && Symbol.for("@tributary/http") in error;
}
