import type { AnswerStrategy } from "../answer/answer-strategy.ts";
import type { AuthenticationStrategy } from "../authentication/authentication.ts";
import type { JsonPointer } from "../descriptor/descriptor.ts";
import type { PaginationStrategy } from "../pagination/pagination.ts";
import type { PartStrategy } from "../request/part-strategy.ts";
import type { InputStrategy } from "../request/renamed-input.ts";

/**
 * The behaviour a provider needs of this package; what it does not need is left out of bundles. A word of the
 * descriptor without its strategy has no effect: a parameter, say, is refused as unknown.
 */
export interface ClientStrategies {
  readonly authentication?: AuthenticationStrategy;
  /** For input: one for each place of a request that an operation has parameters in, and one for bodies. */
  readonly parts?: readonly PartStrategy[];
  /** For `renamed`: `renamedInput`. */
  readonly input?: InputStrategy;
  /** For answers that are not all JSON: `anyMedia`. */
  readonly answers?: AnswerStrategy;
  /** For `errorCode`: `readPointer`. */
  readonly readCode?: (body: unknown, errorCode: JsonPointer) => unknown;
  readonly pagination?: PaginationStrategy;
}
