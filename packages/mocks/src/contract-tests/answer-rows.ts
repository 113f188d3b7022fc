import type { MockPreferences } from "../contract/prism.ts";
import type { ContractOperation, ContractResponse } from "../document/contract-document.ts";
import { isJson } from "../document/media-type.ts";
import { toRepresentativeStatus } from "../document/representative-status.ts";

/** One documented answer of an operation, as the mock is asked for it. */
export interface AnswerRow {
  readonly status: number;
  /** `static`, `example <name>` or `dynamic seed=<seed>`. */
  readonly label: string;
  readonly preferences: MockPreferences;
  /** The documented body's media type; absent when there is no body. */
  readonly mediaType: string | undefined;
  /** The example the answer must be equal to. */
  readonly example?: { readonly name: string; readonly value: unknown };
}

const seeds = ["1", "2", "3", "4", "5"];

/** Lists the answers to test: each documented status as it stands, by its examples, and with random data. */
export function listAnswerRows(operation: ContractOperation): AnswerRow[] {
  const codes = operation.responses.map(({ code }) => code);
  return operation.responses.flatMap((response) => {
    const status = toRepresentativeStatus(response.code, codes);
    return status === undefined || !isAnswer(status) ? [] : toRows(status, response);
  });
}

/** The first documented success, as it stands. */
export function findSuccessRow(operation: ContractOperation): AnswerRow | undefined {
  return listAnswerRows(operation).find(({ status }) => status < 300);
}

/** A redirect is no answer to a client that follows none. */
function isAnswer(status: number): boolean {
  return (status >= 200 && status < 300) || status >= 400;
}

function toRows(code: number, { mediaType, hasSchema, examples }: ContractResponse): AnswerRow[] {
  const base = { status: code, mediaType };
  const row: AnswerRow = { ...base, label: "static", preferences: { code } };
  if (mediaType === undefined || !isJson(mediaType)) return [row];
  // A header holds no other name.
  const askable = [...examples].filter(([name]) => /^[ !#-~]+$/.test(name));
  const named = askable.map(([name, value]) => ({
    ...base,
    label: `example ${name}`,
    preferences: { code, exampleKey: name },
    example: { name, value },
  }));
  const dynamic = (hasSchema ? seeds : []).map((seed) => ({
    ...base,
    label: `dynamic seed=${seed}`,
    preferences: { code, dynamic: true, seed },
  }));
  return [row, ...named, ...dynamic];
}
