import type { OperationCalls, TestContext } from "./contract-tests.ts";
import { runCall } from "./run-call.ts";
import { fail, type Session } from "./session.ts";

/**
 * Makes the valid call of the operation under test. Undefined, and the test left out, where the mock could make
 * up no answer that keeps to the contract: that is for its makers, and says nothing of the client.
 */
export async function runMockedCall<Client extends object, Answer>(
  session: Session<Client>,
  calls: OperationCalls<Client, Answer>,
  context: TestContext | undefined,
): Promise<Answer | undefined> {
  const outcome = await runCall(session, calls).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if (session.exchanges.some(({ complaint }) => complaint?.includes("urn:tributary:mock:no-valid-answer"))) {
    const reason = "the mock can make up no answer that keeps to the contract";
    if (context === undefined) fail(session, reason);
    context.skip(reason);
    return undefined;
  }
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}
