/**
 * Lines of prose as a JSDoc comment; nothing for no prose. What would end the comment early is defused, and so
 * is what would be an order to the compiler: `/** @ts-ignore *\/` is one.
 */
export function emitComment(text: string, indent = ""): string {
  const lines = text
    .replaceAll("*/", "*\\/")
    .trim()
    .replace(/^@(?=ts-)/, "")
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd());
  if (lines.length === 1) return lines[0] === "" ? "" : `${indent}/** ${lines[0]} */\n`;
  const body = lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}`).join("\n");
  return `${indent}/**\n${body}\n${indent} */\n`;
}

/** Prose as sentences: each paragraph with a final stop. */
export function toSentence(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => (paragraph === "" || /[.!?:;)\]}*`]$/.test(paragraph) ? paragraph : `${paragraph}.`))
    .join("\n\n");
}
