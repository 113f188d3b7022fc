const REASONS: Readonly<Record<string, string>> = {
  EAI_AGAIN: "offline",
  ECONNREFUSED: "offline",
  ECONNRESET: "offline",
  ENOTCACHED: "offline",
  ENOTFOUND: "offline",
  ETIMEDOUT: "offline",
};

/** Gives npm's or apt's own reason for a failure in a few words, without the addresses that they quote. */
export function explainFailure(output: string): string {
  if (/\bspawn \S+ ENOENT\b/.test(output)) return "it is not on PATH";
  const code = /\bcode (E\w+)/.exec(output)?.[1] ?? /\bE[A-Z]{3,}\b/.exec(output)?.[0];
  if (code !== undefined) return REASONS[code] ?? code;
  if (/could not resolve|temporary failure/i.test(output)) return "offline";
  const line = /^E: (.+)/m.exec(output)?.[1] ?? readFirstLine(output);
  return line.replaceAll(/\b[a-z]+:\/\/\S+/g, "<address>") || "it gave no reason";
}

/** The first line of an output. */
export function readFirstLine(output: string): string {
  return output.trim().split("\n")[0] ?? "";
}
