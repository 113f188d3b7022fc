import { type MockServer, pagesOf, startMockServer } from "@tributary/mocks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCustomers, ParseError, PartialFailureError } from "../../src/index.ts";
import { expectCustomer } from "../support/expect-customer.ts";
import { catchError, collect, collectUntilError } from "../support/outcomes.ts";

const paging = { page: "page", pageSize: "per_page", defaultPageSize: 15 };
const all = Array.from({ length: 230 }, (_, index) => ({ uuid: toUuid(index) }));
const ids = all.map(({ uuid }) => uuid);

describe("the customers client over mock servers", () => {
  let killb: MockServer<"killb">;
  let align: MockServer<"align">;
  let gurupay: MockServer<"gurupay">;

  beforeAll(async () => {
    [killb, align, gurupay] = await Promise.all([
      startMockServer("killb"),
      startMockServer("align"),
      startMockServer("gurupay"),
    ]);
  });

  afterEach(() => {
    for (const mock of [killb, align, gurupay]) mock.reset();
  });

  afterAll(async () => {
    await Promise.all([killb.close(), align.close(), gurupay.close()]);
  });

  const create = (gurupayFetch?: typeof fetch) =>
    createCustomers({
      killb: { email: "person@example.com", password: "password", baseUrl: killb.url, retry: false },
      align: { apiKey: "key", baseUrl: align.url, retry: false },
      gurupay: {
        token: "token",
        baseUrl: gurupay.url,
        retry: false,
        ...(gurupayFetch && { fetch: gurupayFetch }),
      },
    });

  it("walks by cursor, each page in a client of its own, asking for every page once", async () => {
    gurupay.use("listCustomers", pagesOf(all, paging));
    const found: unknown[] = [];
    let cursor: string | null | undefined;
    do {
      const { customers, ...rest } = await create().listPage({ cursor });
      for (const customer of customers) {
        expectCustomer(customer, customer.raw);
        found.push(customer.id);
      }
      cursor = rest.cursor;
    } while (cursor !== null);
    expect(found).toEqual(ids);
    expect(gurupay.requests.map(({ query }) => query["page"])).toEqual(["1", "2", "3"]);
  });

  it("goes on at the page that failed, and asks for none before it again", async () => {
    const pages = pagesOf(all, paging);
    let isDown = true;
    gurupay.use("listCustomers", (request) =>
      isDown && request.query.page === "2" ? { status: 503, body: "maintenance" } : pages(request),
    );
    const first = await create().listPage();
    const second = await create().listPage({ cursor: first.cursor });
    expect(second).toMatchObject({
      customers: [],
      failures: [{ provider: "gurupay", error: { status: 503 } }],
      hasMore: false,
    });
    isDown = false;
    const third = await create().listPage({ cursor: second.cursor });
    const fourth = await create().listPage({ cursor: third.cursor });
    expect([first, third, fourth].flatMap(({ customers }) => customers).map(({ id }) => id)).toEqual(ids);
    expect(fourth).toMatchObject({ cursor: null, hasMore: false });
    expect(gurupay.requests.map(({ query }) => query["page"])).toEqual(["1", "2", "2", "3"]);
  });

  it("shows a dashboard whole but for the provider that is beyond the deadline, whose request it ends", async () => {
    const ended = Promise.withResolvers<string>();
    gurupay.use("listCustomers", (_, { signal }) => answerNever(signal, ended));
    const customers = create();
    const [profiles, found, listed] = await Promise.all([
      customers.profiles({ deadline: 5_000 }),
      customers.getMany([{ provider: "align", id: toUuid(1) }], { deadline: 5_000 }),
      collectUntilError(customers.list({ deadline: 1_000 })),
    ]);
    expect(profiles).toMatchObject({ customers: [{ provider: "killb" }], failures: [] });
    expect(found).toMatchObject([{ ok: true, customer: { provider: "align" } }]);
    expect(listed.collected).toEqual([]);
    expect(PartialFailureError.is(listed.error) && listed.error.failures).toMatchObject([
      { provider: "gurupay", error: { name: "TimeoutError", provider: "gurupay" } },
    ]);
    expect(await ended.promise).toBe("ended");
  });

  it("ends a look-up at one provider when one at another fails and that is to throw", async () => {
    const ended = Promise.withResolvers<string>();
    align.use("getCustomer", (_, { signal }) => answerNever(signal, ended));
    gurupay.use("getCustomer", () => ({ status: 500, body: {} }));
    const error = await catchError(
      create().getMany(
        [
          { provider: "align", id: toUuid(1) },
          { provider: "gurupay", id: toUuid(2) },
        ],
        { onFailure: "throw" },
      ),
    );
    expect(PartialFailureError.is(error) && error.failures).toMatchObject([
      { provider: "gurupay", error: { status: 500 } },
    ]);
    expect(await ended.promise).toBe("ended");
  });

  it("fetches a customer once for all who ask, and no more at once than it may", async () => {
    const underWay = { now: 0, most: 0 };
    align.use("getCustomer", async ({ path }) => {
      underWay.now += 1;
      underWay.most = Math.max(underWay.most, underWay.now);
      await new Promise(setImmediate);
      underWay.now -= 1;
      return {
        status: 200,
        body: { customer_id: path.customer_id, type: "individual", email: "a@example.com" },
      };
    });
    const references = Array.from({ length: 60 }, (_, index) => ({
      provider: "align" as const,
      id: toUuid(index % 20),
    }));
    const found = await create().getMany(references, { concurrency: 4 });
    expect(found.map((each) => each.ok && each.customer.id)).toEqual(references.map(({ id }) => id));
    expect(align.requests.length).toBe(20);
    expect(underWay.most).toBeLessThanOrEqual(4);
    expect(underWay.most).toBeGreaterThan(1);
  });

  it.each([
    ["an object", Response.json({ data: all }), "no-items"],
    ["null", Response.json(null), "no-items"],
    ["a web page", new Response("<html>", { headers: { "content-type": "text/html" } }), "unparsable-body"],
    [
      "half of a list",
      new Response('[{"uuid":', { headers: { "content-type": "application/json" } }),
      "unparsable-body",
    ],
    ["nothing", new Response(""), "unparsable-body"],
  ])("tells a list that is %s by the provider, and keeps its place", async (_, answer, code) => {
    const customers = create(async () => answer.clone());
    const { error } = await collectUntilError(customers.list());
    const [failure] = (error as PartialFailureError).failures;
    expect(ParseError.is(failure?.error) && failure.error).toMatchObject({ provider: "gurupay", code });
    const page = await customers.listPage();
    expect(page).toMatchObject({ customers: [], failures: [{ error: { code } }], hasMore: false });
    gurupay.use("listCustomers", pagesOf(all.slice(0, 3), paging));
    expect((await create().listPage({ cursor: page.cursor })).customers.length).toBe(3);
  });

  it("makes a customer of whatever stands in a list", async () => {
    const items = [
      null,
      7,
      "text",
      [],
      { uuid: 1, type: {}, name: [], created_at: "soon" },
      { uuid: "known" },
    ];
    const answers = [Response.json(items), Response.json([])];
    const listed = await collect(create(async () => answers.shift() ?? Response.json([])).list());
    expect(listed.map(({ raw }) => raw)).toEqual(items);
    for (const customer of listed) expectCustomer(customer, customer.raw);
    expect(listed.at(-1)?.id).toBe("known");
  });

  it("fails for each of them when all are down", async () => {
    const down = () => ({ status: 503 as const, body: "maintenance" });
    killb.use("getProfile", down);
    align.use("getCustomer", down);
    gurupay.use("listCustomers", down);
    const customers = create();
    const profiles = await customers.profiles();
    const found = await customers.getMany([{ provider: "align", id: toUuid(1) }]);
    const page = await customers.listPage();
    expect([...profiles.failures, ...found, ...page.failures]).toMatchObject(
      ["killb", "align", "gurupay"].map((provider) => ({ provider, error: { provider, status: 503 } })),
    );
  });
});

function answerNever(signal: AbortSignal, ended: PromiseWithResolvers<string>): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => {
      ended.resolve("ended");
      reject(signal.reason);
    };
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
  });
}

function toUuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
