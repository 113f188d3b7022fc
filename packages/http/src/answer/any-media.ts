import type { AnswerStrategy } from "./answer-strategy.ts";
import { jsonAnswers } from "./json-answers.ts";
import { readText, readType } from "./read-value.ts";

/** Reads a success that is neither JSON nor nothing as a `Blob`, and a failure of that kind as its text. */
export const anyMedia: AnswerStrategy = {
  accept(operation) {
    const isOther = Object.entries(operation.responses).some(
      ([status, body]) => body === "other" && Number(status) < 300,
    );
    return operation.accept ?? (isOther ? "*/*" : jsonAnswers.accept(operation));
  },
  read(answer, documented) {
    const { bytes, call, response } = answer;
    if (documented === "none" || response.status === 204 || call.operation.method === "HEAD")
      return undefined;
    if (documented !== "other") return jsonAnswers.read(answer, documented);
    return response.ok ? new Blob([bytes], { type: readType(answer) }) : readText(answer);
  },
};
