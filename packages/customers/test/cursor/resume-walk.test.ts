import { describe, expect, it } from "vitest";
import { composeProviders, InputError } from "../../src/index.ts";
import { forgeCursor } from "../support/forge-cursor.ts";
import { catchError } from "../support/outcomes.ts";
import { createScriptedProvider } from "../support/scripted-provider.ts";

/** A client of some providers, each of which has two pages, and what it was asked for. */
function createClient(options: Record<string, object>) {
  const asked: string[] = [];
  const adapters = Object.keys(options).map((name) => {
    const { adapter } = createScriptedProvider(name);
    const list = {
      ...adapter.list,
      async *pages(_: object, size: number, { after }: { after?: { page: number } | undefined }) {
        const page = after?.page ?? 1;
        asked.push(`${name} ${page}`);
        const mark = page < 2 ? { page: page + 1, size, digest: 1 } : undefined;
        yield { items: [{ id: `${name}${page}` }], page, position: page - 1, mark };
      },
    };
    return [name, { ...adapter, list }] as const;
  });
  const create = composeProviders(Object.fromEntries(adapters));
  return { client: create(options), asked };
}

async function createCursor(options: Record<string, object>): Promise<string> {
  const { cursor } = await createClient(options).client.listPage();
  return String(cursor);
}

async function catchRefusal(options: Record<string, object>, cursor: string): Promise<string> {
  const { asked, client } = createClient(options);
  const error = await catchError(client.listPage({ cursor }));
  expect(InputError.is(error) && error.parameter).toBe("cursor");
  expect(asked).toEqual([]);
  return String(error);
}

describe("a cursor taken up by another client", () => {
  it("goes on, in whatever order that client names its providers", async () => {
    const cursor = await createCursor({ a: {}, b: {} });
    const { asked, client } = createClient({ b: {}, a: {} });
    const page = await client.listPage({ cursor });
    expect(page.customers.map(({ id }) => id)).toEqual(["b2", "a2"]);
    expect(asked).toEqual(["b 2", "a 2"]);
    expect(page.cursor).toBe(null);
  });

  it("is refused once a provider was added, removed or renamed", async () => {
    const cursor = await createCursor({ a: {}, b: {} });
    for (const options of [{ a: {}, b: {}, c: {} }, { a: {} }, { a: {}, c: {} }, { "a,b": {} }]) {
      expect(await catchRefusal(options, cursor)).toBe(
        "InputError: customers refused cursor: it belongs to a client that lists other providers than " +
          `${Object.keys(options).join(", ")}; start without one`,
      );
    }
  });

  it("is refused in another environment, and taken where the default one is named", async () => {
    const cursor = await createCursor({ a: {}, b: {} });
    expect(await catchRefusal({ a: {}, b: { environment: "sandbox" } }, cursor)).toContain(
      "it belongs to another environment of b; start without one",
    );
    const named = createClient({ a: { environment: "production" }, b: {} }).client;
    expect((await named.listPage({ cursor })).customers.length).toBe(2);
    expect(await catchRefusal({ a: {} }, await createCursor({ a: { environment: "sandbox" } }))).toContain(
      "of a;",
    );
  });

  it("is refused where it was forged to name others, and does not tell what it names", async () => {
    const progress = '{"state":"open","environment":"production"}';
    for (const name of [
      "secret\\n2026-01-01 all is well",
      "__proto__",
      "constructor",
      "toString",
      "x".repeat(10_000),
    ]) {
      const forged = await forgeCursor(`{"pageSize":null,"providers":{"${name}":${progress}}}`);
      const told = await catchRefusal({ a: {} }, forged);
      expect(told.length).toBeLessThan(200);
      expect(told).not.toContain(name.slice(0, 6));
    }
    const more = await forgeCursor(`{"pageSize":null,"providers":{"__proto__":{"a":${progress}}}}`);
    await catchRefusal({ a: {} }, more);
  });

  it("holds for a provider whose name is one of the language's own", async () => {
    const options = JSON.parse('{"__proto__":{},"constructor":{},"toString":{}}') as Record<string, object>;
    const cursor = await createCursor(options);
    const { asked, client } = createClient(options);
    expect((await client.listPage({ cursor })).cursor).toBe(null);
    expect(asked).toEqual(["__proto__ 2", "constructor 2", "toString 2"]);
  });

  it("carries no credential: nothing but names, environments and places", async () => {
    const options = { a: { apiKey: "secret-key", environment: "sandbox" }, b: { token: "secret-token" } };
    const cursor = await createCursor(options);
    const body = Buffer.from(cursor.split(".")[1] ?? "", "base64url").toString();
    expect(JSON.parse(body)).toEqual({
      pageSize: null,
      providers: {
        a: { state: "open", environment: "sandbox", mark: { page: 2, size: 100, digest: 1 } },
        b: { state: "open", environment: "production", mark: { page: 2, size: 100, digest: 1 } },
      },
    });
  });
});
