import type { JsonObject } from "../json.ts";
import { isRegularExpression } from "../sample/to-json-schema.ts";

/**
 * A pattern that the flag `u` refuses, under which validators compile it, loses the escapes that mean nothing
 * (`\-`, `\@`), which the flag forbids. One that is no expression even so is left out. Changes the schema.
 */
export function correctPattern(schema: JsonObject): void {
  const { pattern } = schema;
  if (pattern === undefined) return;
  if (typeof pattern === "string" && isRegularExpression(pattern)) return;
  const plain = typeof pattern === "string" ? dropIdleEscapes(pattern) : undefined;
  if (plain !== undefined && isRegularExpression(plain)) schema["pattern"] = plain;
  else delete schema["pattern"];
}

/** In a class a hyphen keeps its escape: the flag allows it there, and without it a range would begin. */
function dropIdleEscapes(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\[\s\S]|\[|\]/g, (part) => {
    if (part === "[") isInClass = true;
    else if (part === "]") isInClass = false;
    else if (isInClass && part === "\\-") return part;
    else if (!/\\[\w^$\\.*+?()[\]{}|/\s]/.test(part)) return part.slice(1);
    else if (/\\[_aeghijlmoqyzACEFGHIJKLMNOQRTUVXYZ]/.test(part)) return part.slice(1);
    return part;
  });
}
