import { isDeepStrictEqual } from "node:util";
import { isJson } from "../document/media-type.ts";
import type { AnswerRow } from "./answer-rows.ts";
import type { OperationAnswer, PathCallAnswer } from "./contract-tests.ts";
import { expectOneSoundRequest } from "./expect-request.ts";
import { expect, type Session } from "./session.ts";

/** Expects that a method sent one sound request and that its result is what the mock answered. */
export function expectResult<Client extends object>(
  session: Session<Client>,
  row: AnswerRow,
  result: OperationAnswer,
): void {
  expectOneSoundRequest(session);
  expectSoundResponse(session, row);
  const { ok, status } = result;
  const expected = isSuccess(row.status);
  expect(session, status === row.status, () => `the result's status is ${status}, not ${row.status}`);
  expect(session, ok === expected, () => `the result's ok is ${ok}, with status ${status}`);
  expectBody(session, row, { ...result });
}

/** Expects the same of a call by path. */
export function expectPathAnswer<Client extends object>(
  session: Session<Client>,
  row: AnswerRow,
  answer: PathCallAnswer,
): void {
  expectOneSoundRequest(session);
  expectSoundResponse(session, row);
  const { status } = answer.response;
  expect(session, status === row.status, () => `the response's status is ${status}, not ${row.status}`);
  expectBody(session, row, { ...answer });
}

function expectSoundResponse<Client extends object>(session: Session<Client>, row: AnswerRow): void {
  const [exchange] = session.exchanges;
  expect(session, exchange !== undefined, () => "the request did not go through the client's fetch");
  expect(session, !exchange.isRefusal, () => "the mock refused the request");
  expect(session, exchange.complaint === null, () => "the mock found violations");
  expect(
    session,
    exchange.status === row.status,
    () => `the mock answered ${exchange.status}, not ${row.status}`,
  );
}

function expectBody<Client extends object>(
  session: Session<Client>,
  { status, mediaType, example }: AnswerRow,
  answer: Readonly<Record<string, unknown>>,
): void {
  const member = isSuccess(status) ? "data" : "error";
  const other = isSuccess(status) ? "error" : "data";
  expect(session, answer[other] === undefined, () => `the result has ${other} beside status ${status}`);
  if (mediaType === undefined || !isJson(mediaType)) return;
  const body = answer[member];
  expect(session, body !== undefined, () => `the result has no ${member}, though a JSON body is documented`);
  if (!example) return;
  const isSame = isDeepStrictEqual(body, example.value);
  expect(session, isSame, () => `${member} is not the example ${example.name}: ${JSON.stringify(body)}`);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}
