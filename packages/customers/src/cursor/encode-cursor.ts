import { InputError } from "@tributary/http";
import type { CursorState } from "./cursor-state.ts";

/** The form of a cursor; another number for every change that older code could misread. */
const VERSION = "1";

/** How many characters of the checksum a cursor carries. */
const CHECKSUM_LENGTH = 16;

/**
 * Writes a walk's state as a cursor: version, state and checksum in characters that are safe in URLs (RFC 4648,
 * section 5). The checksum finds a cursor that was cut or changed; it is no signature, for a cursor opens
 * nothing that its bearer could not read anyway.
 */
export async function encodeCursor(state: CursorState): Promise<string> {
  const body = toBase64Url(new TextEncoder().encode(JSON.stringify(state)));
  return `${VERSION}.${body}.${await checksum(body)}`;
}

/**
 * Reads a cursor back.
 * @throws {InputError} saying whether it is none, was changed, or was made by another version.
 */
export async function decodeCursor(cursor: string): Promise<CursorState> {
  const [version, body = "", sum, ...rest] = typeof cursor === "string" ? cursor.split(".") : [];
  if (version === undefined || !/^\d{1,9}$/.test(version) || sum === undefined || rest.length > 0) {
    throw refuseCursor("pass the `cursor` of a page as it was given");
  }
  if (version !== VERSION) {
    throw refuseCursor(`it was made by another version of this package (${version}); start without one`);
  }
  if (sum !== (await checksum(body)))
    throw refuseCursor("it was changed on its way; pass it as it was given");
  return readState(body);
}

export function refuseCursor(problem: string): InputError {
  return new InputError({ provider: "customers" }, "cursor", problem);
}

/** Reads a state that a valid checksum vouches for; whoever forges one is told no more than that it is wrong. */
function readState(body: string): CursorState {
  try {
    const state = JSON.parse(fromBase64Url(body)) as CursorState;
    if (isState(state)) return state;
  } catch {
    // The platform's message quotes the text.
  }
  throw refuseCursor("it holds no state of a walk; start without one");
}

function isState(value: unknown): value is CursorState {
  const { pageSize, providers } = Object(value) as Partial<CursorState>;
  const isSize = pageSize === null || (Number.isSafeInteger(pageSize) && Number(pageSize) > 0);
  return isSize && typeof providers === "object" && providers !== null && areProgresses(providers);
}

function areProgresses(providers: object): boolean {
  return Object.values(providers).every((progress: unknown) => {
    const { environment, mark, state } = Object(progress) as Record<string, unknown>;
    const isKnown = state === "open" || state === "done" || state === "failed";
    return isKnown && typeof environment === "string" && (mark === undefined || isMark(mark));
  });
}

/** Whether this may be a page's mark; what it means is for the provider's own pages to judge. */
function isMark(value: unknown): boolean {
  const { digest, page, size } = Object(value) as Record<string, unknown>;
  const isNumber = [digest, page, size].every(Number.isSafeInteger);
  return isNumber && Number(page) >= 0 && Number(size) >= 0;
}

async function checksum(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(hash)).slice(0, CHECKSUM_LENGTH);
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
