import type { MockPreferences } from "../contract/prism.ts";
import type { ContractOperation } from "../document/contract-document.ts";
import { toPreferHeader } from "../server/preferences.ts";
import { findSuccessRow, listAnswerRows } from "./answer-rows.ts";
import type { ContractTest } from "./contract-tests.ts";
import { expectPathAnswer, expectResult } from "./expect-answer.ts";
import { runMockedCall } from "./run-mocked-call.ts";
import { openSession, type Suite } from "./session.ts";

/** Tests that the client sends a sound request and gives back each documented answer. */
export function createAnswerTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  return listAnswerRows(operation).map((row) => ({
    name: `${suite.options.provider} ${operation.name} answers ${row.status} (${row.label})`,
    async run(context) {
      await using session = await openSession(suite, operation, preferring(row.preferences));
      const result = await runMockedCall(session, suite.options.calls, context);
      if (result !== undefined) expectResult(session, row, result);
    },
  }));
}

/** Tests the same of a call by path, for the first documented success. */
export function createPathCallTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const row = findSuccessRow(operation);
  if (!row) return [];
  const { provider, pathCalls } = suite.options;
  return [
    {
      name: `${provider} ${operation.name} answers ${row.status} through ${operation.method} (${row.label})`,
      async run(context) {
        await using session = await openSession(suite, operation, preferring(row.preferences));
        const answer = await runMockedCall(session, pathCalls, context);
        if (answer !== undefined) expectPathAnswer(session, row, answer);
      },
    },
  ];
}

function preferring(preferences: MockPreferences) {
  return {
    changeRequest(request: Request) {
      request.headers.set("prefer", toPreferHeader(preferences));
      return request;
    },
  };
}
