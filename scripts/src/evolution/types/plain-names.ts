import type { PublishedPackage } from "../published-package.ts";

/** The plain names of schemas, as `src/types.ts` gives them. */
export function readPlainNames({ files }: PublishedPackage): Map<string, string> {
  const text = files.get("src/types.ts") ?? "";
  const pattern = /^export (?:interface|type) (\S+?) (?:extends|=)\s+Schema<\s*("(?:[^"\\]|\\.)*")\s*>/gm;
  return new Map(
    [...text.matchAll(pattern)].map(([, name = "", schema = '""']) => [JSON.parse(schema), name]),
  );
}
