/**
 * Chooses a status that is answered under a documented code (`200`, `4XX` or `default`) and under no other
 * of the contract's; `undefined` when every status is documented elsewhere.
 */
export function toRepresentativeStatus(code: string, documented: readonly string[]): number | undefined {
  if (/^\d{3}$/.test(code)) return Number(code);
  const candidates = /^[1-5]XX$/i.test(code) ? listRange(Number(code[0]) * 100) : [418, 599, 299];
  return candidates.find((status) => !isDocumented(status, code, documented));
}

function listRange(first: number): number[] {
  return Array.from({ length: 100 }, (_, index) => first + index);
}

function isDocumented(status: number, code: string, documented: readonly string[]): boolean {
  const own = [String(status), `${String(status)[0]}XX`];
  return documented.some((other) => other !== code && own.includes(other.toUpperCase()));
}
