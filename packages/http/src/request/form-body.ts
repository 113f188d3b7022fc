import { InputError } from "../errors/refusals.ts";
import type { CallFacts } from "../send/call.ts";
import type { BodyStrategy } from "./json-body.ts";
import { isPrimitive, queryRule, writeQuery } from "./parameter-values.ts";

/**
 * Writes an object as the fields of a form. In a multipart body a field may be a `Blob`, bytes, or an object,
 * which is sent as JSON (OpenAPI, Encoding Object); arrays repeat their name. Any other body than an object
 * is left to the platform: a `FormData`, a `Blob`, a text.
 */
export const formBody: BodyStrategy = (body, mediaType, facts) => {
  if (!isPlainObject(body)) return body;
  return /^multipart\//i.test(mediaType) ? writeMultipart(body, facts) : writeForm(body, facts);
};

function writeForm(body: Record<string, unknown>, facts: CallFacts): string {
  for (const [name, value] of Object.entries(body)) {
    if (!queryRule.accepts(value)) throw new InputError(facts, `body.${name}`, queryRule.wanted);
  }
  return writeQuery(body);
}

function writeMultipart(body: Record<string, unknown>, facts: CallFacts): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const part = item === undefined ? undefined : toPart(item);
      if (part !== undefined) form.append(name, part);
      else if (item !== undefined) throw new InputError(facts, `body.${name}`, "it cannot be part of a form");
    }
  }
  return form;
}

function toPart(item: unknown): string | Blob | undefined {
  if (item instanceof Blob) return item;
  if (isPrimitive(item)) return String(item);
  if (item instanceof Uint8Array || item instanceof ArrayBuffer)
    return new Blob([item as Uint8Array<ArrayBuffer>]);
  return isPlainObject(item) ? new Blob([JSON.stringify(item)], { type: "application/json" }) : undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
