import type { Middleware } from "../../src/index.ts";
import { answerJson } from "../support/fake-fetch.ts";

/** The methods that both have in common. */
export interface Client {
  GET(path: string, init?: object): Promise<unknown>;
  POST(path: string, init?: object): Promise<unknown>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

export type Shown = Parameters<NonNullable<Middleware["onRequest"]>>[0] & {
  response?: Response;
  error?: unknown;
};

/** Takes down what a hook is shown. */
export type Note = (hook: string, shown: Shown) => void;

/** An error of a middleware's own: what it says must arrive as it is. */
export class OwnError extends Error {}

export const baseUrl = "https://acme.test/base";
const path = { thing_id: "a b" };

export const calls: Record<string, (client: Client) => Promise<unknown>> = {
  "GET with a path, a query and a header": ({ GET }) =>
    GET("/things/{thing_id}", { params: { path, query: { limit: [1, 2] }, header: { "X-Trace": "7" } } }),
  "POST with a body": ({ POST }) => POST("/things", { body: { name: "é" }, headers: { "x-own": "yes" } }),
};

export const providers: Record<string, () => Response | Promise<Response>> = {
  "answers 200": () => answerJson({ from: "provider" }, { headers: { "x-request-id": "id-1" } }),
  "answers 201 with nothing": () => new Response(null, { status: 201 }),
  "answers 204": () => new Response(null, { status: 204 }),
  "answers 404": () => answerJson({ from: "provider" }, { status: 404, statusText: "Gone astray" }),
  "answers 502 in HTML": () => new Response("<p>down</p>", { status: 502 }),
  "is not there": () => Promise.reject(new TypeError("fetch failed")),
};

const watch = (note: Note, name = ""): Middleware => ({
  onRequest: (shown) => note(`${name}onRequest`, shown),
  onResponse: (shown) => note(`${name}onResponse`, shown),
  onError: (shown) => note(`${name}onError`, shown),
});

export const rows: Record<string, (note: Note) => Middleware[]> = {
  watches: (note) => [watch(note)],
  "watches in order": (note) => [watch(note, "first "), watch(note, "second "), watch(note, "third ")],
  "has one hook of three": () => [
    { onRequest: () => undefined },
    { onResponse: () => {} },
    { onError: () => {} },
  ],
  "sets a header": (note) => [
    { onRequest: ({ request }) => request.headers.set("X-Set", "yes") },
    watch(note),
  ],
  "deletes a header": (note) => [
    { onRequest: ({ request }) => request.headers.delete("X-Trace") },
    watch(note),
  ],
  "appends to a header": () => [
    { onRequest: ({ request }) => request.headers.append("x-own", "more") },
    { onRequest: ({ request }) => request.headers.append("x-own", "and more") },
  ],
  "replaces the request": (note) => [
    watch(note, "before "),
    { onRequest: ({ request }) => new Request(`${baseUrl}/other?a=1`, { headers: request.headers }) },
    watch(note, "after "),
  ],
  "replaces the request with a body": (note) => [
    { onRequest: () => new Request(`${baseUrl}/things`, { method: "PUT", body: "text" }) },
    watch(note),
  ],
  "copies the request": (note) => [{ onRequest: ({ request }) => new Request(request) }, watch(note)],
  "reads a copy of the request's body": (note) => [
    { onRequest: async ({ request }) => void (await request.clone().text()) },
    watch(note),
  ],
  "answers itself": (note) => [
    watch(note, "first "),
    { ...watch(note, "second "), onRequest: () => answerJson({ from: "cache" }) },
    watch(note, "third "),
  ],
  "answers itself with a failure": () => [
    { onRequest: () => answerJson({ from: "cache" }, { status: 500 }) },
  ],
  "answers itself later": () => [{ onRequest: async () => answerJson({ from: "cache" }) }],
  "replaces the answer": (note) => [
    watch(note, "first "),
    { onResponse: () => answerJson({ from: "middleware" }, { status: 200 }) },
    watch(note, "third "),
  ],
  "replaces the answer by a failure": (note) => [
    { onResponse: () => answerJson({ from: "middleware" }, { status: 418 }) },
    watch(note),
  ],
  "replaces the answer twice": () => [
    { onResponse: async ({ response }) => answerJson({ outer: await response.text() }) },
    { onResponse: () => answerJson({ from: "inner" }) },
  ],
  "rewrites the answer": () => [
    {
      onResponse: ({ response: { body, ...rest }, response }) =>
        new Response(body, {
          ...rest,
          status: response.status === 204 ? 204 : 200,
          headers: { "x-new": "1" },
        }),
    },
  ],
  "reads a copy of the answer": (note) => [
    { onResponse: async ({ response }) => void (await response.clone().text()) },
    watch(note),
  ],
  "replaces the error by an answer": (note) => [
    watch(note, "first "),
    { onError: () => answerJson({ from: "middleware" }) },
    watch(note, "third "),
  ],
  "replaces the error by an error": (note) => [
    watch(note, "first "),
    { onError: () => new OwnError("mine") },
    { onError: () => new OwnError("mine, first") },
  ],
  "replaces the error by an error and then an answer": (note) => [
    { onError: ({ error }) => answerJson({ told: (error as Error).message }) },
    { onError: () => new OwnError("mine") },
    watch(note),
  ],
  "throws in onRequest": (note) => [
    watch(note, "first "),
    {
      onRequest: () => {
        throw new OwnError("thrown");
      },
    },
    watch(note, "third "),
  ],
  "throws in onResponse": (note) => [
    watch(note, "first "),
    {
      onResponse: () => {
        throw new OwnError("thrown");
      },
    },
    watch(note, "third "),
  ],
  "throws in onError": (note) => [
    watch(note, "first "),
    {
      onError: () => {
        throw new OwnError("thrown");
      },
    },
    watch(note, "third "),
  ],
  "rejects in onRequest": () => [{ onRequest: () => Promise.reject(new OwnError("thrown")) }],
  "gives an object back in onRequest": (note) => [{ onRequest: () => ({}) as Request }, watch(note)],
  "gives an error back in onRequest": () => [{ onRequest: () => new Error("wrong") as unknown as Request }],
  "gives a request back in onResponse": () => [
    { onResponse: () => new Request(baseUrl) as unknown as Response },
  ],
  "gives a request back in onError": () => [{ onError: () => new Request(baseUrl) as unknown as Response }],
  "gives falsy values back": (note) => [
    { onRequest: () => 0 as never, onResponse: () => "" as never, onError: () => null as never },
    watch(note),
  ],
  "writes over what it is shown": (note) => [
    { onRequest: (shown) => void Object.assign(shown, { request: new Request(baseUrl), response: "none" }) },
    watch(note),
  ],
  "is nothing": () => [undefined as unknown as Middleware, null as unknown as Middleware],
};
