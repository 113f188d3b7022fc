import type { Clock } from "./clock.ts";

/** The wait before the second attempt at most, in milliseconds; it doubles from attempt to attempt. */
const base = 500;
const longest = 8000;

/** How long to wait after an attempt: what the server asks for, or else a random part of a wait that doubles. */
export function toRetryDelay(
  attempt: number,
  retryAfter: string | null,
  clock: Clock,
  random: () => number,
): number {
  const asked = parseRetryAfter(retryAfter, clock);
  if (asked !== undefined) return asked;
  return Math.round(random() * Math.min(longest, base * 2 ** (attempt - 1)));
}

/** `Retry-After` in seconds or as a date; undefined for any other. */
function parseRetryAfter(value: string | null, clock: Clock): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value.trim()) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
