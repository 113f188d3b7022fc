/** What means something else on a client: to be awaited, to be constructed, to be written as text or JSON. */
export const reservedMethodNames: ReadonlySet<string> = new Set([
  "then",
  "new",
  "constructor",
  "toJSON",
  "toString",
  "toLocaleString",
  "valueOf",
]);
