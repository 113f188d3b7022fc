import type { Violation } from "./violation.ts";

const maxHeaderLength = 8000;

/**
 * Writes violations as the value of Prism's `sl-violations` header: JSON in plain ASCII, with violations
 * left out at the end where it would grow longer than clients accept.
 */
export function toViolationsHeader(violations: readonly Violation[]): string {
  const kept: string[] = [];
  let length = 2;
  for (const violation of violations) {
    const text = toAscii(JSON.stringify(violation));
    length += text.length + 1;
    if (length > maxHeaderLength) break;
    kept.push(text);
  }
  return `[${kept.join(",")}]`;
}

function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
