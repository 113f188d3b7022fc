import { readText, readType } from "./answer.ts";
import type { AnswerStrategy } from "./answer-strategy.ts";

/** Reads a success that is neither JSON nor nothing as a `Blob`, and a failure of that kind as its text. */
export const anyMedia: AnswerStrategy = {
  accept({ responses }) {
    const isOther = Object.entries(responses).some(
      ([status, body]) => body === "other" && Number(status) < 300,
    );
    return isOther ? "*/*" : "application/json";
  },
  read(answer, documented) {
    const { bytes, call, response } = answer;
    if (documented === "none" || response.status === 204 || call.operation.method === "HEAD") {
      return { value: undefined };
    }
    if (documented !== "other") return undefined;
    if (!response.ok) return { value: readText(answer) };
    return { value: new Blob([bytes], { type: readType(answer) }) };
  },
};
