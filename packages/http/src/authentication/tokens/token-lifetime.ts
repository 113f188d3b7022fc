/** How long before its end a token is no longer used, in milliseconds. */
export const MARGIN = 5_000;

const SHORTEST = 2 * MARGIN;
const LONGEST = 86_400_000;

/** How long a token is taken to last, in milliseconds, where the provider may say anything. */
export function toLifetime(told: number): number {
  // Compared so that NaN counts as too short.
  return told > SHORTEST ? Math.min(told, LONGEST) : SHORTEST;
}
