import { isObject, type Json, type JsonObject } from "../json.ts";
import { findJsonAnswer } from "./media-types.ts";
import type { ResponseModel } from "./provider-model.ts";
import type { TypeNamer } from "./type-namer.ts";

export interface BuildResponsesOptions {
  readonly method: string;
  readonly responses: Json | undefined;
  readonly namer: TypeNamer;
  /** The operation's name as it stands in type names. */
  readonly pascalName: string;
  readonly resolve: (value: Json) => Json;
}

/** The successes registered with IANA: what a range or `default` stands for. */
const successes = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226];

/**
 * The answers of an operation. A range is of the statuses in it that stand nowhere else, and `default` of the
 * failures that do not, as well as of every success where no other is documented. What a range or `default`
 * says of failures is read as it comes: a gateway answers such a status with a page of text, so the type of
 * the body admits text as well.
 */
export function buildResponses(options: BuildResponsesOptions): ResponseModel[] {
  const written = isObject(options.responses) ? Object.entries(options.responses) : [];
  const codes = written.map(([code]) => code.toUpperCase());
  return written.flatMap(([code, value]) => {
    const response = options.resolve(value);
    if (!isObject(response)) return [];
    return listMeanings(code, codes).map((meaning) => toResponse(code, meaning, response, options));
  });
}

type Meaning = Pick<ResponseModel, "statusType" | "statuses" | "isSuccess">;

function listMeanings(code: string, codes: readonly string[]): Meaning[] {
  if (/^[1-5]\d\d$/.test(code)) {
    return [{ statusType: code, statuses: [Number(code)], isSuccess: code.startsWith("2") }];
  }
  const left = successes.filter((status) => !codes.includes(String(status)));
  switch (code.toUpperCase()) {
    case "2XX":
      return toSuccess(left);
    case "4XX":
      return [toFailure("ClientErrorStatus", listWritten(codes, "4"))];
    case "5XX":
      return [toFailure("ServerErrorStatus", listWritten(codes, "5"))];
    case "DEFAULT":
      return [
        ...(codes.some((each) => each.startsWith("2")) ? [] : toSuccess(left)),
        toFailure("HttpErrorStatus", listDocumented(codes)),
      ];
    default:
      return [];
  }
}

function toSuccess(statuses: readonly number[]): Meaning[] {
  return statuses.length === 0 ? [] : [{ statusType: statuses.join(" | "), statuses, isSuccess: true }];
}

function toFailure(all: string, documented: readonly string[]): Meaning {
  const statusType = documented.length === 0 ? all : `Exclude<${all}, ${documented.join(" | ")}>`;
  return { statusType, statuses: [], isSuccess: false };
}

function listWritten(codes: readonly string[], digit: string): string[] {
  return codes.filter((code) => /^\d{3}$/.test(code) && code.startsWith(digit));
}

/** The failures that others of the operation's responses are of, as TypeScript types. */
function listDocumented(codes: readonly string[]): string[] {
  return [
    ...codes.filter((code) => /^[1345]\d\d$/.test(code)),
    ...(codes.includes("4XX") ? ["ClientErrorStatus"] : []),
    ...(codes.includes("5XX") ? ["ServerErrorStatus"] : []),
  ];
}

/** An answer to a HEAD has no body, nor has one of these statuses (RFC 9110, section 6.4.1), whatever is documented. */
export function carriesBody(method: string, code: string): boolean {
  return method !== "head" && code !== "204" && code !== "205";
}

function toResponse(
  code: string,
  meaning: Meaning,
  response: JsonObject,
  { method, namer, pascalName }: BuildResponsesOptions,
): ResponseModel {
  const content = isObject(response["content"]) && carriesBody(method, code) ? response["content"] : {};
  const isRange = meaning.statuses.length === 0;
  const suffix = isRange && !meaning.isSuccess ? " | string | undefined" : "";
  if (Object.keys(content).length === 0) {
    return { code, ...meaning, body: "none", type: isRange ? "unknown" : "undefined" };
  }
  const json = findJsonAnswer(content);
  if (json === undefined) {
    return {
      code,
      ...meaning,
      body: "other",
      type: meaning.isSuccess ? "Blob" : isRange ? "unknown" : "string",
    };
  }
  const type = namer.toType(
    json.holder,
    "schema",
    `${pascalName}${code === "default" ? "Default" : code}Body`,
  );
  return { code, ...meaning, body: "json", type: type === "unknown" ? type : `${type}${suffix}` };
}
