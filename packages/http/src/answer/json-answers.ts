import type { AnswerStrategy } from "./answer-strategy.ts";
import { readType, readValue } from "./read-value.ts";

/** The media types JSON comes as, none at all and plain text included. */
const JSON_TYPE = /^\s*(text\/plain\s*)?(;|$)|[/+]json\s*(;|$)/i;

/** How much of an undocumented text is kept, in characters. */
const LONGEST_TEXT = 2_000;

/** Reads JSON; an undocumented failure may be any text. */
export const jsonAnswers: AnswerStrategy = {
  accept: () => "application/json",
  read(answer, documented) {
    const value = readValue(answer, JSON_TYPE.test(readType(answer)), documented);
    return !documented && typeof value === "string" ? value.slice(0, LONGEST_TEXT) : value;
  },
};
