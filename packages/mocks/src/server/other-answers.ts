import {
  exchangeWithPrism,
  type MockPreferences,
  type PrismExchange,
  type PrismOperation,
  type PrismRequest,
  type PrismResponse,
} from "../contract/prism.ts";
import { repairAnswer } from "./repair-answer.ts";
import { isError } from "./to-reply.ts";
import { toViolation } from "./to-violation.ts";

/** Asks Prism again; an error stands for a failure to make up an answer. */
type Ask = (preferences: MockPreferences) => Promise<PrismExchange | Error>;

/**
 * Finds an answer that keeps to the contract in place of one that Prism made up against it, with the same status:
 * another that it makes up, or else one that is mended. Undefined where there is none.
 */
export async function findOtherAnswer(
  request: PrismRequest,
  asked: PrismExchange | Error,
  preferences: MockPreferences,
  operation: PrismOperation,
  ask: Ask,
): Promise<PrismExchange | undefined> {
  let mendable = asked instanceof Error ? undefined : asked;
  for (const other of listOthers(preferences)) {
    const exchanged = await ask(other);
    if (exchanged instanceof Error) continue;
    const isSame = asked instanceof Error || exchanged.response.statusCode === asked.response.statusCode;
    if (!isSame) continue;
    if (!isWrong(exchanged)) return exchanged;
    mendable ??= exchanged;
  }
  return mendable && (await repairAnswer(mendable, (response) => check(request, response, operation)));
}

/** Whether an answer is against the contract. */
export function isWrong(exchanged: PrismExchange | Error): boolean {
  if (exchanged instanceof Error) return true;
  return exchanged.responseViolations.some((diagnostic) => isError(toViolation("response", diagnostic)));
}

/** Whether the answer is an example of the contract's, which is to be corrected where it is wrong. */
export function isByExample({ responses }: PrismOperation, asked: PrismExchange | Error): boolean {
  if (asked instanceof Error) return false;
  const { statusCode, headers = {} } = asked.response;
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  const contents = responses.find(({ code }) => code === String(statusCode))?.contents ?? [];
  const content = contents.find(({ mediaType }) => mediaType === type);
  return (content?.examples ?? []).length > 0;
}

/**
 * What else may be asked of Prism: random answers keep to patterns, which fixed ones do not, and fixed ones to
 * unions, which random ones may not.
 */
function listOthers({ dynamic, seed = "", ...others }: MockPreferences): MockPreferences[] {
  const seeds = ["a", "b", "c", "d"].map((each) => ({ ...others, dynamic: true, seed: `${seed}${each}` }));
  return dynamic === true ? [...seeds, { ...others, dynamic: false }] : seeds;
}

/** What Prism has against an answer that is given to it. */
function check(
  request: PrismRequest,
  response: PrismResponse,
  operation: PrismOperation,
): Promise<PrismExchange> {
  return exchangeWithPrism(request, {
    operations: [operation],
    routed: operation,
    answer: async () => response,
  });
}
