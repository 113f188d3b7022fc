import type { OperationDescriptor, ResponseBody } from "../descriptor/descriptor.ts";
import type { Answer } from "../send/attempt.ts";

/** Asks for and reads the bodies of answers. */
export interface AnswerStrategy {
  /** The media types an operation may answer a success with. */
  accept(operation: OperationDescriptor): string;
  /** Reads a body that is documented so, or not at all. */
  read(answer: Answer, documented: ResponseBody | undefined): unknown;
}
