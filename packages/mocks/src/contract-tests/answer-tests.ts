import type { MockPreferences } from "../contract/prism.ts";
import type { ContractOperation } from "../document/contract-document.ts";
import { toPreferHeader } from "../server/preferences.ts";
import { findSuccessRow, listAnswerRows } from "./answer-rows.ts";
import type { ContractTest } from "./contract-tests.ts";
import { expectPathAnswer, expectResult } from "./expect-answer.ts";
import { runCall } from "./run-call.ts";
import { openSession, type Suite } from "./session.ts";

/** Tests that the client sends a sound request and gives back each documented answer. */
export function createAnswerTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  return listAnswerRows(operation).map((row) => ({
    name: `${suite.options.provider} ${operation.name} answers ${row.status} (${row.label})`,
    async run() {
      await using session = await openSession(suite, operation, preferring(row.preferences));
      expectResult(session, row, await runCall(session, suite.options.calls));
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
      async run() {
        await using session = await openSession(suite, operation, preferring(row.preferences));
        expectPathAnswer(session, row, await runCall(session, pathCalls));
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
