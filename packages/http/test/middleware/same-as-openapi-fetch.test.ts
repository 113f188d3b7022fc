import createClient from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { createMiddleware, type Middleware } from "../../src/index.ts";
import { answerJson, createFakeFetch } from "../support/fake-fetch.ts";
import { createAcmeClient } from "../support/fixtures.ts";
import {
  baseUrl,
  type Client,
  calls,
  type Note,
  OwnError,
  providers,
  rows,
  type Shown,
} from "./middleware-table.ts";

/*
 * The transport runs openapi-fetch's middleware by itself. Each row runs through openapi-fetch and through this
 * package: what was sent, what every hook was shown and what came back must be the same.
 */

/** What an error says where a middleware made it; those of the two packages differ. */
function tellError(error: unknown): string {
  return error instanceof OwnError ? error.message : `another error: ${error instanceof Error}`;
}

/** Leaves out what only the transport adds: its credential, and what the provider may answer with. */
function listHeaders(headers: Headers): string[][] {
  return [...headers].filter(([name]) => name !== "api-key" && name !== "accept");
}

interface Observed {
  readonly create: (fetch: typeof globalThis.fetch) => Client;
  readonly row: (note: Note) => Middleware[];
  readonly provider: () => Response | Promise<Response>;
  readonly call: (client: Client) => Promise<unknown>;
}

async function observe({ call, create, provider, row }: Observed) {
  const { fetch, sent } = createFakeFetch(provider);
  const client = create(fetch);
  const seen: unknown[] = [];
  const note: Note = (hook, { error, id, options, params, request, response, schemaPath, ...others }) => {
    seen.push({
      hook,
      keys: Object.keys(others),
      request: [request.method, request.url, listHeaders(request.headers)],
      response: response && [response.status, response.statusText, [...response.headers]],
      hasError: error !== undefined && tellError(error),
      schemaPath,
      params,
      options: [options.baseUrl, options.parseAs, Object.keys(options).toSorted(), Object.isFrozen(options)],
      id: typeof id === "string" && id !== "",
    });
  };
  client.use(...row(note));
  const outcome = await call(client).then(
    async (answer) => {
      const { response, ...rest } = answer as { response: Response };
      return { ...rest, status: response.status, headers: [...response.headers] };
    },
    (error: unknown) => tellError(error),
  );
  const requests = sent.map(({ body, headers, method, url }) => ({
    body,
    headers: listHeaders(headers),
    method,
    url,
  }));
  return { seen, outcome, requests };
}

const createTheirs = (fetch: typeof globalThis.fetch): Client => {
  const own = (request: Request) => fetch(request, { signal: AbortSignal.timeout(10_000) });
  return createClient({ baseUrl, fetch: own }) as unknown as Client;
};
const createOurs = (fetch: typeof globalThis.fetch): Client => {
  const middleware = createMiddleware();
  const { GET, POST } = createAcmeClient({ fetch, middleware });
  return { GET, POST, ...middleware } as unknown as Client;
};

describe.each(Object.keys(rows))("middleware that %s", (name) => {
  const cases = Object.keys(providers).flatMap((provider) =>
    Object.keys(calls).map((call) => [provider, call]),
  );
  it.each(cases)("is run as by openapi-fetch where the provider %s to a %s", async (provider, call) => {
    const observed = {
      row: rows[name] as Observed["row"],
      provider: providers[provider as string] as Observed["provider"],
      call: calls[call as string] as Observed["call"],
    };
    const theirs = await observe({ ...observed, create: createTheirs });
    expect(await observe({ ...observed, create: createOurs })).toEqual(theirs);
  });
});

describe("the list of middleware", () => {
  const say = (word: string, said: string[]): Middleware => ({ onRequest: () => void said.push(word) });

  it.each([
    ["openapi-fetch", createTheirs],
    ["ours", createOurs],
  ])("is kept as by %s", async (_, create) => {
    const { fetch } = createFakeFetch(() => answerJson({}));
    const client = create(fetch);
    const said: string[] = [];
    const [a, b] = [say("a", said), say("b", said)];
    client.use(a, b);
    client.use(a);
    await client.GET("/status");
    client.eject(a);
    client.eject(say("a stranger", said), undefined as unknown as Middleware);
    await client.GET("/status");
    client.eject(b, a);
    await client.GET("/status");
    expect(said.join("")).toBe("ababa");
  });

  it.each([
    ["openapi-fetch", createTheirs],
    ["ours", createOurs],
  ])("is fixed for a call once it began, as by %s", async (_, create) => {
    const { fetch } = createFakeFetch(() => answerJson({}));
    const client = create(fetch);
    const said: string[] = [];
    const late: Middleware = {
      onRequest: () => void said.push("late"),
      onResponse: () => void said.push("late"),
    };
    client.use({
      onRequest: () => {
        said.push("first");
        client.use(late);
      },
    });
    await client.GET("/status");
    expect(said).toEqual(["first"]);
  });

  it.each([[{}], [() => {}], ["text"], [7], [Object.assign(() => {}, { onRequest: () => {} })]])(
    "takes no %j, neither ours nor that of openapi-fetch",
    (middleware) => {
      const { fetch } = createFakeFetch(() => answerJson({}));
      for (const client of [createTheirs(fetch), createOurs(fetch)]) {
        expect(() => client.use(middleware as Middleware)).toThrow(/onRequest/);
      }
    },
  );
});

it("is shown no signal of ours, and cannot see what is not its own", async () => {
  const { fetch } = createFakeFetch(() => answerJson({}));
  const client = createOurs(fetch);
  let shown: Shown | undefined;
  client.use({
    onRequest(given) {
      shown = given;
    },
  });
  await client.GET("/status");
  expect(shown?.request.redirect).toBe("manual");
  expect(Object.keys(shown ?? {}).toSorted()).toEqual(["id", "options", "params", "request", "schemaPath"]);
});
