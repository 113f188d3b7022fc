/** The most characters of a text that are shown. */
const longest = 2000;

/**
 * A text of others' as it can be shown on a terminal and in a log: on one line, with what would steer the terminal,
 * turn the order of reading or end the line written as an escape, and cut where it is endless.
 */
export function toPrintable(text: string, limit = longest): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return escapeInvisible(cut).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

const invisible = String.raw`[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029\ufeff]`;
const invisibleInPairs = new RegExp(invisible, "u");
const invisibleOrUnpaired = new RegExp(String.raw`${invisible}|\p{Surrogate}`, "gu");

/**
 * Writes what no one sees or what turns the order of reading as `\u202e`: which in a literal of TypeScript or JSON
 * means the same, and in a comment is text. Line feeds and tabs stay.
 */
export function escapeInvisible(text: string): string {
  // To look for half characters takes the expression three times as long as all the rest.
  if (text.isWellFormed() && !invisibleInPairs.test(text)) return text;
  return text.replaceAll(
    invisibleOrUnpaired,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
