/** The two lines over every generated file: what it was made from, and which file to edit instead. */
export function emitHeader(provider: string): string {
  return [
    `// Generated from specs/${provider} by \`pnpm codegen ${provider}\`. Do not edit.`,
    `// The contract is changed in specs/${provider}/fixes.overlay.yaml, the client in client.overlay.yaml beside it.`,
    "",
    "",
  ].join("\n");
}
