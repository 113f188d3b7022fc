import { isDeepStrictEqual } from "node:util";
import type { ContractOperation } from "../document/contract-document.ts";
import { isJson } from "../document/media-type.ts";
import { findSuccessRow } from "./answer-rows.ts";
import type { ContractTest, OperationAnswer } from "./contract-tests.ts";
import { describeError, isTributaryError, runCall } from "./run-call.ts";
import { expect, fail, openSession, type Session, type Suite } from "./session.ts";

const undocumentedStatuses = [429, 500];

/** What a gateway answers with when it reaches nobody. */
const gatewayStatuses = [502, 503, 504, 520, 521, 522, 523, 524, 530];

/** Tests what a contract does not say: other statuses, and pages of a proxy in place of JSON. */
export function createFailureTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const undocumented = undocumentedStatuses.filter((status) => !isDocumented(status, operation));
  return [
    ...undocumented.map((status) => createUndocumentedTest(suite, operation, status)),
    ...createErrorPageTests(suite, operation),
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
      // An answer to a HEAD has no body.
      const expected = operation.method === "HEAD" ? undefined : body;
      expect(
        session,
        isDeepStrictEqual(error, expected),
        () => `error is not the body: ${JSON.stringify(error)}`,
      );
    },
  };
}

/** With a status that has no answer of its own: a page in place of one that is documented is a broken answer. */
function createErrorPageTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const own = operation.responses.map(({ code }) => code);
  const status = gatewayStatuses.find((each) => !own.includes(String(each)));
  if (status === undefined) return [];
  return [
    {
      name: `${suite.options.provider} ${operation.name} gives a failure for an HTML page with status ${status}`,
      async run() {
        const changeResponse = () => createPage(status);
        await using session = await openSession(suite, operation, { changeResponse });
        expectFailure(session, status, await runCall(session, suite.options.calls));
      },
    },
  ];
}

function createSuccessPageTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  const row = findSuccessRow(operation);
  if (!row?.mediaType || !isJson(row.mediaType)) return [];
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
