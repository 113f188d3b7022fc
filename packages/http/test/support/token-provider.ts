import { inspect } from "node:util";
import { expect } from "vitest";
import type { ClientEvent } from "../../src/observation/events.ts";
import { answerJson, createFakeFetch, type SentRequest } from "./fake-fetch.ts";
import { createInitechClient, type InitechOptions } from "./fixtures.ts";

export const LOGIN = "/auth/login";
export const REFRESH = "/auth/refresh";
export const PROFILE = "/profile";
export const HOUR = 3_600_000;

type Override = (request: SentRequest, path: string) => Response | Promise<Response> | undefined;

/** A provider that sells tokens, numbered, and takes the last one sold; all it sends begins with `hush`. */
export function createTokenProvider(override: Override = () => undefined) {
  let sold = 0;
  let isRevoked = false;
  const sell = (extra: object = {}) => {
    isRevoked = false;
    sold += 1;
    const token = { accessToken: `hush-access-${sold}`, refreshToken: `hush-refresh-${sold}` };
    return answerJson({ ...token, expiresIn: HOUR, ...extra }, { status: 201 });
  };
  const isCurrent = ({ headers }: SentRequest) =>
    headers.get("authorization") === `Bearer hush-access-${sold}` && !isRevoked;
  const { fetch, sent } = createFakeFetch(async (request) => {
    const path = new URL(request.url).pathname;
    const overridden = await override(request, path);
    if (overridden) return overridden;
    if (path.startsWith("/auth/")) return sell();
    return isCurrent(request) ? answerJson({ ok: true }) : answerJson({}, { status: 401 });
  });
  let time = 1_000;
  const events: ClientEvent[] = [];
  return {
    client: (options: InitechOptions = {}) =>
      createInitechClient({
        email: "hush@initech.test",
        password: "hush-password",
        fetch,
        now: () => time,
        onEvent: (event) => events.push(event),
        ...options,
      }),
    sent,
    sell,
    isCurrent,
    revoke: () => {
      isRevoked = true;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    paths: () => sent.map(({ url }) => new URL(url).pathname),
    count: (path: string) => sent.filter(({ url }) => new URL(url).pathname === path).length,
    bodies: (path: string) => sent.filter(({ url }) => url.endsWith(path)).map(({ body }) => body),
    /** How the client came by its tokens, in order, by its events. */
    renewals: () => events.flatMap((event) => (event.type === "token-refreshed" ? [event.by] : [])),
    events,
  };
}

/** Lets everything run that waits for no timer. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Expects that neither an error nor an event tells what the provider sent or was sent. */
export function expectNoSecret(value: unknown): void {
  const shown = [
    inspect(value, { showHidden: true, depth: 12 }),
    JSON.stringify(value) ?? "",
    value instanceof Error ? `${value.stack} ${value.message}` : "",
  ];
  for (const text of shown) expect(text).not.toContain("hush");
}

/** A gate that answers wait behind until it is opened. */
export function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: () => resolve() };
}
