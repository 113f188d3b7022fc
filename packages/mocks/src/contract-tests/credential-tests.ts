import type { ContractOperation } from "../document/contract-document.ts";
import type { ContractTest } from "./contract-tests.ts";
import { runMockedCall } from "./run-mocked-call.ts";
import { expect, listReceived, openSession, type Suite } from "./session.ts";

/** Tests that a request without its credential is refused, and that the client reports a plain 401. */
export function createCredentialTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  if (operation.security.length === 0) return [];
  return [
    {
      name: `${suite.options.provider} ${operation.name} without its credential answers 401`,
      async run(context) {
        const changeRequest = (request: Request) => withoutCredentials(request, operation);
        await using session = await openSession(suite, operation, { changeRequest });
        const result = await runMockedCall(session, suite.options.calls, context);
        if (result === undefined) return;
        const { ok, status } = result;
        const violations = listReceived(session).flatMap((request) => request.violations);
        expect(
          session,
          violations.some(({ code }) => code === 401),
          () => "the mock missed no credential",
        );
        expect(session, !ok && status === 401, () => `the result is ok: ${ok}, status: ${status}`);
      },
    },
  ];
}

function withoutCredentials(request: Request, { security }: ContractOperation): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const { in: place, name } of security.flat()) {
    if (place === "query") url.searchParams.delete(name);
    else headers.delete(place === "cookie" ? "cookie" : name);
  }
  // A body can only be passed on as a stream, and a stream needs `duplex`.
  const body = request.body === null ? {} : { body: request.body, duplex: "half" };
  const { method, redirect, signal } = request;
  return new Request(url, { method, headers, redirect, signal, ...body });
}
