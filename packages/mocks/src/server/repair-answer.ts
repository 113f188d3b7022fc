import type { PrismExchange, PrismResponse } from "../contract/prism.ts";

/** Each round takes out what lies deepest: more of them than values are deep are not needed. */
const mostRounds = 20;

type Place = readonly string[];

/**
 * Takes out of an answer that was made up what is against the contract, and what needs it, as far as something is
 * left: of schemas that are made of themselves Prism's values end in empty objects. Undefined where nothing is left.
 */
export async function repairAnswer(
  asked: PrismExchange,
  check: (response: PrismResponse) => Promise<PrismExchange>,
): Promise<PrismExchange | undefined> {
  let exchanged = asked;
  for (let round = 0; round < mostRounds; round++) {
    const places = listWrong(exchanged);
    if (places.length === 0) return exchanged;
    const deepest = Math.max(...places.map(({ length }) => length));
    // What is wrong with a whole body, or with a header, is not mended by taking something out.
    if (deepest < 2 || places.some(([part]) => part !== "body")) return undefined;
    const body = removeAll(
      exchanged.response.body,
      places.filter(({ length }) => length === deepest).map((place) => place.slice(1)),
    );
    exchanged = await check({ ...exchanged.response, body });
  }
  return undefined;
}

function listWrong({ responseViolations }: PrismExchange): Place[] {
  return responseViolations.filter(({ severity }) => severity === 0).map(({ path = [] }) => path);
}

function removeAll(body: unknown, places: readonly Place[]): unknown {
  const copy: unknown = structuredClone(body);
  // From the end of a list, where items keep their places.
  const ordered = places.toSorted((one, other) => Number(other.at(-1)) - Number(one.at(-1)) || 0);
  for (const place of new Map(ordered.map((each) => [JSON.stringify(each), each])).values())
    remove(copy, place);
  return copy;
}

function remove(body: unknown, place: Place): void {
  let parent = body;
  for (const step of place.slice(0, -1)) parent = Object(parent)[step];
  const [last = ""] = place.slice(-1);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, last);
}
