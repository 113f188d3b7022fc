/** The longest piece of upstream's text that is quoted, in characters. */
const longest = 160;

/**
 * Upstream's text as inline code: nothing in it is Markdown, HTML, a mention or a rule any more, it stands on
 * one line, and it is cut where it is long.
 */
export function quote(text: string, limit = longest): string {
  const plain = flatten(text, limit);
  if (plain === "") return "(nothing)";
  const runs = plain.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const padding = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return `${fence}${padding}${plain}${padding}${fence}`;
}

/** Text on one line, without what cannot be seen; cut between characters. */
export function flatten(text: string, limit = longest): string {
  const plain = text
    // A text of megabytes need not be looked through to its end.
    .slice(0, limit * 8)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  const characters = [...plain];
  return characters.length <= limit ? plain : `${characters.slice(0, limit - 1).join("")}…`;
}
