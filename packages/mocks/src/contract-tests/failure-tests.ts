import { isDeepStrictEqual } from "node:util";
import type { ContractOperation } from "../document/contract-document.ts";
import { isJson } from "../document/media-type.ts";
import { findSuccessRow } from "./answer-rows.ts";
import type { ContractTest, OperationAnswer } from "./contract-tests.ts";
import { describeError, isTributaryError, runCall } from "./run-call.ts";
import { expect, fail, openSession, type Session, type Suite } from "./session.ts";

const undocumentedStatuses = [429, 500];

/** Tests what a contract does not say: other statuses, and pages of a proxy in place of JSON. */
export function createFailureTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const undocumented = undocumentedStatuses.filter((status) => !isDocumented(status, operation));
  return [
    ...undocumented.map((status) => createUndocumentedTest(suite, operation, status)),
    createErrorPageTest(suite, operation),
    ...createSuccessPageTests(suite, operation),
  ];
}

function isDocumented(status: number, { responses }: ContractOperation): boolean {
  const codes = [String(status), `${String(status)[0]}XX`, "DEFAULT"];
  return responses.some(({ code }) => codes.includes(code.toUpperCase()));
}

function createUndocumentedTest<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
  status: number,
): ContractTest {
  return {
    name: `${suite.options.provider} ${operation.name} gives a failure for an undocumented ${status}`,
    async run() {
      await using session = await openSession(suite, operation);
      const body = { message: `undocumented ${status}` };
      session.mock.use(operation.name, () => ({ status, body }));
      const result = await runCall(session, suite.options.calls);
      expectFailure(session, status, result);
      const error: unknown = Reflect.get(result, "error");
      expect(
        session,
        isDeepStrictEqual(error, body),
        () => `error is not the body: ${JSON.stringify(error)}`,
      );
    },
  };
}

function createErrorPageTest<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest {
  return {
    name: `${suite.options.provider} ${operation.name} gives a failure for an HTML page with status 502`,
    async run() {
      await using session = await openSession(suite, operation, { changeResponse: () => createPage(502) });
      expectFailure(session, 502, await runCall(session, suite.options.calls));
    },
  };
}

function createSuccessPageTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const row = findSuccessRow(operation);
  if (!row?.mediaType || !isJson(row.mediaType) || operation.method === "HEAD") return [];
  const { provider, calls } = suite.options;
  return [
    {
      name: `${provider} ${operation.name} throws a typed error for an HTML page with status ${row.status}`,
      async run() {
        const changeResponse = () => createPage(row.status);
        await using session = await openSession(suite, operation, { changeResponse });
        const error = await catchError(session, () => calls[operation.name]?.(session.client));
        expect(session, isTributaryError(error), () => `the call threw ${describeError(error)}`);
      },
    },
  ];
}

async function catchError<Client extends object>(
  session: Session<Client>,
  call: () => unknown,
): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return fail(session, "the call did not throw");
}

function expectFailure<Client extends object>(
  session: Session<Client>,
  expected: number,
  { ok, status }: OperationAnswer,
): void {
  expect(session, !ok && status === expected, () => `the result is ok: ${ok}, status: ${status}`);
}

function createPage(status: number): Response {
  const page = "<!doctype html><title>Sorry</title><p>Please come back later.";
  return new Response(page, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
