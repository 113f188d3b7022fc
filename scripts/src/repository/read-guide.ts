/** A block of code in a guide, with the file that the text before it names. */
export interface GuideBlock {
  readonly language: string;
  readonly code: string;
  /** The path in the last paragraph before it that looks like one; undefined where it names none. */
  readonly file: string | undefined;
}

/** The fenced blocks of a Markdown text, in order, whatever their language. */
export function readGuide(markdown: string): GuideBlock[] {
  let end = 0;
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [text, language = "", code = ""] = match;
    const before = markdown.slice(end, match.index);
    end = match.index + text.length;
    return { language, code, file: findFile(before) };
  });
}

/** The last name of a file in code quotes in the paragraph before a block. */
function findFile(before: string): string | undefined {
  const paragraph = before.trimEnd().split("\n\n").at(-1) ?? "";
  return [...paragraph.matchAll(/`([\w./-]+\.(?:json|ts|yaml))`/g)].at(-1)?.[1];
}

/**
 * Applies a block of a diff that adds lines after a line that the file has once.
 * @throws when that line is not there, or is there more often.
 */
export function applyAddition(text: string, diff: string): string {
  const lines = diff.trimEnd().split("\n");
  const context = lines.filter((line) => line.startsWith(" ")).map((line) => line.slice(1));
  const added = lines.filter((line) => line.startsWith("+")).map((line) => line.slice(1));
  const [anchor] = context;
  const found = text.split("\n").filter((line) => line === anchor).length;
  if (anchor === undefined || context.length !== 1 || lines.length !== added.length + 1 || found !== 1) {
    throw new Error(`the file has ${found} lines that are exactly: ${anchor}`);
  }
  return text.replace(`${anchor}\n`, () => `${[anchor, ...added].join("\n")}\n`);
}
