import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  createCustomers,
  PartialFailureError,
  type ProviderFailure,
  UnsupportedError,
} from "../../src/index.ts";
import { catchError, collectUntilError } from "../support/outcomes.ts";

const secrets = [
  "secret-password",
  "secret-key",
  "secret-token",
  "secret-access",
  "secret-refresh",
  "person@example.com",
  "Ada Lovelace",
  "11111111-1111-4111-8111-111111111111",
];
const id = "11111111-1111-4111-8111-111111111111";

/** What answers in every way that providers fail, with personal data in each body. */
const answers: Record<string, () => Response | Promise<Response>> = {
  "an error": () => Response.json({ message: "Ada Lovelace", errorCode: "Ada Lovelace" }, { status: 422 }),
  "a web page": () => new Response("Ada Lovelace", { headers: { "content-type": "text/html" } }),
  "a redirect": () => new Response(null, { status: 302, headers: { location: "https://x/?t=secret-token" } }),
  "a lie": () => Response.json({ data: [{ name: "Ada Lovelace" }] }),
  "a broken connection": () =>
    Promise.reject(new TypeError("https://person@example.com/?token=secret-token")),
  "no answer": () => new Promise<never>(() => {}),
};

function createClient(answer: () => Response | Promise<Response>, events: unknown[] = []) {
  const options = {
    retry: false,
    onEvent: (event: unknown) => events.push(event),
    fetch: async (input: string | URL | Request) => {
      const login = { accessToken: "secret-access", refreshToken: "secret-refresh", expiresIn: 3_600_000 };
      return String(input).endsWith("/auth/login") ? Response.json(login, { status: 201 }) : answer();
    },
  } as const;
  return createCustomers({
    killb: { email: "person@example.com", password: "secret-password", ...options },
    align: { apiKey: "secret-key", ...options },
    gurupay: { token: async () => "secret-token", ...options },
  });
}

/** Expects that nothing anybody may log of a value tells a secret. */
function expectNoSecret(value: unknown): void {
  const shown = [inspect(value, { showHidden: true, depth: 10 }), JSON.stringify(value), String(value)];
  if (value instanceof Error) shown.push(value.stack ?? "", value.message);
  for (const secret of secrets) expect(shown.join("\n")).not.toContain(secret);
}

describe("no credential and no personal data", () => {
  it.each(Object.entries(answers))("is told where providers give %s", async (_, answer) => {
    const events: unknown[] = [];
    const customers = createClient(answer, events);
    const deadline = 100;
    const profiles = await customers.profiles({ deadline });
    const found = await customers.getMany([{ provider: "align", id }], { deadline });
    const page = await customers.listPage({ deadline });
    const { error } = await collectUntilError(customers.list({ deadline }));
    expect(PartialFailureError.is(error)).toBe(true);
    // An answer that is an object is a record, whatever it holds: only Guru Pay's list can tell that it is none.
    const failures: ProviderFailure[] = [...profiles.failures, ...page.failures];
    for (const each of found) if (!each.ok) failures.push(each);
    expect(failures.length).toBeGreaterThan(0);
    for (const each of [error, ...failures.map(({ error: cause }) => cause)]) expectNoSecret(each);
    for (const each of await Promise.all(thrown(customers, deadline))) expectNoSecret(each);
    expectNoSecret(events);
    expectNoSecret([profiles.failures, page.failures, page.cursor]);
    expectNoSecret(Buffer.from(page.cursor?.split(".")[1] ?? "", "base64url").toString());
  });

  it("is told by the client, its methods and its iterables", () => {
    const customers = createClient(() => Response.json([]));
    expectNoSecret(customers);
    for (const method of Object.values(customers)) expectNoSecret(method);
    expectNoSecret(customers.list());
    expectNoSecret(customers.list()[Symbol.asyncIterator]());
  });

  it("is told of a credential's function that throws a word", async () => {
    const customers = createCustomers({
      gurupay: {
        token: () => {
          throw "secret-token";
        },
      },
    });
    const { failures } = await customers.listPage();
    expect(failures).toMatchObject([{ provider: "gurupay", error: { message: "a value that is no error" } }]);
    expectNoSecret(failures);
    const error = await catchError(customers.get({ provider: "gurupay", id }));
    expect(error).toBeInstanceOf(Error);
    expectNoSecret(error);
  });

  it("is told by a provider that is not there", async () => {
    const customers = createClient(() => Response.json([])) as unknown as {
      get(reference: object): Promise<unknown>;
    };
    const error = await catchError(customers.get({ provider: "stripe", id }));
    expect(UnsupportedError.is(error)).toBe(true);
    expectNoSecret(error);
  });
});

/** What calls that throw at the first failure are rejected with; undefined for one that is not. */
function thrown(customers: ReturnType<typeof createClient>, deadline: number): Promise<unknown>[] {
  const options = { deadline, onFailure: "throw" } as const;
  return [
    customers.profiles(options),
    customers.getMany([{ provider: "align", id }], options),
    customers.listPage(options),
    customers.get({ provider: "gurupay", id }, { deadline }),
    customers.profile({ provider: "killb" }, { deadline }),
  ].map((call) =>
    (call as Promise<unknown>).then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}
