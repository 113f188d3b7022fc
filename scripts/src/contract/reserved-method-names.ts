/**
 * What means something else on a client: openapi-fetch's middleware, to be awaited, to be constructed, to be
 * written as text or JSON.
 */
export const reservedMethodNames: ReadonlySet<string> = new Set([
  "use",
  "eject",
  "then",
  "new",
  "constructor",
  "toJSON",
  "toString",
  "toLocaleString",
  "valueOf",
]);
