import type { OperationDescriptor, ResponseBody } from "../descriptor/descriptor.ts";
import type { Answer } from "../send/attempt.ts";

/** Asks for and reads the answers that are not all JSON. */
export interface AnswerStrategy {
  /** The media types an operation may answer a success with. */
  accept(operation: OperationDescriptor): string;
  /** Reads an answer's body; `undefined` where it should be JSON after all. */
  read(answer: Answer, documented: ResponseBody | undefined): { readonly value: unknown } | undefined;
}
