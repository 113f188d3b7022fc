import { InputError } from "../errors/refusals.ts";
import type { Call } from "../send/call.ts";
import { jsonBody } from "./json-body.ts";
import type { PartStrategy } from "./part-strategy.ts";
import { isPrimitive } from "./primitive.ts";
import { queryParameters, writePairs } from "./query-parameters.ts";

/**
 * Writes bodies in the media type that the operation takes: JSON, or the members of an object as the fields of
 * a form. In a multipart body a field may be a `Blob`, bytes, or an object, which is sent as JSON (OpenAPI,
 * Encoding Object); arrays repeat their name. Any other body than an object is left to the platform: a
 * `FormData`, a `Blob`, a text.
 */
export const formBody: PartStrategy = {
  ...jsonBody,
  put(value, name, draft, call) {
    const mediaType = call.operation.body as string;
    if (value === undefined || /[/+]json\s*(;|$)/i.test(mediaType))
      return jsonBody.put(value, name, draft, call);
    draft.body = writeBody(value, mediaType, call);
    // The platform writes a FormData's own, boundary included.
    if (!(draft.body instanceof FormData)) draft.headers["content-type"] ??= mediaType;
    return true;
  },
};

function writeBody(value: unknown, mediaType: string, call: Call): BodyInit {
  if (!isPlainObject(value)) return value as BodyInit;
  return /^multipart\//i.test(mediaType) ? writeMultipart(value, call) : writeForm(value, call);
}

function writeForm(body: Record<string, unknown>, { facts }: Call): string {
  const pairs = Object.entries(body).flatMap(([name, value]) => {
    const written = writePairs(name, value);
    if (written) return written;
    throw new InputError(facts, `body.${name}`, queryParameters.wanted);
  });
  return pairs.join("&");
}

function writeMultipart(body: Record<string, unknown>, { facts }: Call): FormData {
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
