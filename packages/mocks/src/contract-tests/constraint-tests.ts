import type { ContractOperation, ContractParameter } from "../document/contract-document.ts";
import type { ContractTest } from "./contract-tests.ts";
import { callByPath, type RawInput, readRawInput, withParameter } from "./raw-call.ts";
import { describeError, isTributaryError, runCall } from "./run-call.ts";
import { expect, listReceived, openSession, type Session, type Suite } from "./session.ts";
import { listViolatingValues, type ViolatingValue } from "./violating-values.ts";

/** Tests that what violates a parameter's constraint is refused by the client, or noticed by the mock. */
export function createConstraintTests<Client extends object>(
  suite: Suite<Client>,
  operation: ContractOperation,
): ContractTest[] {
  return operation.parameters.flatMap((parameter) =>
    listTellable(operation, parameter).map((violating) => ({
      name: nameTest(suite.options.provider, operation, parameter, violating),
      async run() {
        await using session = await openSession(suite, operation, { changeResponse: refuse });
        // What is answered says nothing of the request: nothing need be made up.
        session.mock.use(operation.name, () => ({ status: 400 }));
        await runCall(session, suite.options.calls);
        const valid = readRawInput(operation, listReceived(session)[0]);
        await expectAccepted(session, valid);
        await expectRefused(session, withParameter(valid, parameter, violating.value), parameter);
      },
    })),
  );
}

/** A failure, whatever the mock answered: it is read in any case, and not asked for again. */
function refuse(): Response {
  return new Response("{}", { status: 400, headers: { "content-type": "application/json" } });
}

/** In a segment with other text, a value that holds that text is another value, or several. */
function listTellable(operation: ContractOperation, parameter: ContractParameter): ViolatingValue[] {
  const values = listViolatingValues(parameter);
  if (isCredential(operation, parameter)) return [];
  if (parameter.in !== "path") return values.filter(({ value }) => isNoticed(parameter, value));
  const segment = operation.path.split("/").find((each) => each.includes(`{${parameter.name}}`)) ?? "";
  const text = segment.replaceAll(/\{[^{}]+\}/g, "");
  return values.filter(
    ({ value }) => text === "" || ![...text].some((character) => String(value).includes(character)),
  );
}

/** What is documented as a parameter as well as a credential, the client sends as a credential in any case. */
function isCredential({ security }: ContractOperation, { in: place, name }: ContractParameter): boolean {
  return security.flat().some((each) => each.in === place && each.name.toLowerCase() === name.toLowerCase());
}

/** Whether it can show: Prism takes an empty parameter for none, and the client makes an idempotency key. */
function isNoticed({ in: place, name, required }: ContractParameter, value: unknown): boolean {
  if (place === "header" && value === undefined) return !/^(x-)?idempotency-key$/i.test(name);
  return required || !isEmpty(value);
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.every(isEmpty));
}

function nameTest(
  provider: string,
  operation: ContractOperation,
  parameter: ContractParameter,
  { constraint, value }: ViolatingValue,
): string {
  const input = value === undefined ? `a missing ${parameter.name}` : `${parameter.name}=${shorten(value)}`;
  return `${provider} ${operation.name} refuses ${input} (${constraint})`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}... of ${text.length} characters` : text;
}

/** Without this, a client that refuses everything would pass. */
async function expectAccepted<Client extends object>(
  session: Session<Client>,
  valid: RawInput,
): Promise<void> {
  const outcome = await callByPath(session, valid);
  expect(session, outcome.error === undefined, () => `valid input threw ${describeError(outcome.error)}`);
  const { received } = outcome;
  expect(session, received.length === 1, () => `valid input made ${received.length} requests`);
  const violations = received.flatMap((request) => request.violations);
  expect(session, violations.length === 0, () => `valid input violates: ${JSON.stringify(violations)}`);
}

async function expectRefused<Client extends object>(
  session: Session<Client>,
  invalid: RawInput,
  { name }: ContractParameter,
): Promise<void> {
  const { error, received } = await callByPath(session, invalid);
  if (received.length === 0) {
    expect(
      session,
      isTributaryError(error),
      () => `nothing was sent, and the call gave ${describeError(error)}`,
    );
    return;
  }
  const violations = received.flatMap((request) => request.violations);
  const isNamed = violations.some(
    ({ location, message }) =>
      location.includes(name.toLowerCase()) || message.toLowerCase().includes(`'${name.toLowerCase()}'`),
  );
  expect(session, isNamed, () => `the request went out, and the mock had nothing against ${name}`);
}
