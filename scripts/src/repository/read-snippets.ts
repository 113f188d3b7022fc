/** A TypeScript example in a Markdown file. */
export interface Snippet {
  /** The line of its first line of code, counted from one. */
  readonly line: number;
  readonly code: string;
}

/** The fenced `ts` blocks of a Markdown text, in order. */
export function readSnippets(markdown: string): Snippet[] {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: markdown.slice(0, match.index).split("\n").length + 1,
    code: match[1] ?? "",
  }));
}
