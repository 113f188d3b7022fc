import { type MockServer, pagesOf, startMockServer } from "@tributary/mocks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Customer,
  type CustomersOptions,
  createCustomers,
  HttpError,
  PartialFailureError,
  UnsupportedError,
} from "../src/index.ts";
import { expectCustomer } from "./support/expect-customer.ts";

const alignId = "a021f28c-d2aa-4a40-a87d-c5e07c8f5145";
const gurupayId = "e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f21";

describe("the customers client", () => {
  let killb: MockServer<"killb">;
  let align: MockServer<"align">;
  let gurupay: MockServer<"gurupay">;

  beforeEach(async () => {
    [killb, align, gurupay] = await Promise.all([
      startMockServer("killb"),
      startMockServer("align"),
      startMockServer("gurupay"),
    ]);
  });

  afterEach(async () => {
    await Promise.all([killb.close(), align.close(), gurupay.close()]);
  });

  const create = () =>
    createCustomers({
      killb: { email: "person@example.com", password: "secret-password", baseUrl: killb.url, retry: false },
      align: { apiKey: "secret-key", baseUrl: align.url, retry: false },
      gurupay: { token: "secret-token", baseUrl: gurupay.url, retry: false },
    });

  it("asks no provider before it is asked itself", () => {
    create();
    expect([...killb.requests, ...align.requests, ...gurupay.requests]).toEqual([]);
  });

  it("gets a customer from the provider that is named, and from no other", async () => {
    const customer = await create().get({ provider: "align", id: alignId });
    expectCustomer(customer, customer.raw);
    expect(customer).toMatchObject({ provider: "align", id: alignId });
    expect(align.requests.map(({ path }) => path)).toEqual([`/v0/customers/${alignId}`]);
    expect([...killb.requests, ...gurupay.requests]).toEqual([]);
  });

  it("gives the caller's own record", async () => {
    const customer = await create().profile({ provider: "killb" });
    expectCustomer(customer, customer.raw);
    expect(customer).toMatchObject({ provider: "killb", status: { value: "active", native: "ACTIVE" } });
  });

  it("lists every customer over the pages, once each", async () => {
    const all = Array.from({ length: 230 }, (_, index) => ({ uuid: toUuid(index) }));
    gurupay.use("listCustomers", pagesOf(all, { page: "page", pageSize: "per_page", defaultPageSize: 15 }));
    const listed = await collect(create().list());
    expect(listed.map(({ id }) => id)).toEqual(all.map(({ uuid }) => uuid));
    expect(gurupay.requests.map(({ query }) => query)).toEqual([
      { per_page: "100", page: "1" },
      { per_page: "100", page: "2" },
      { per_page: "100", page: "3" },
    ]);
  });

  it("asks for no page before it is needed", async () => {
    const all = Array.from({ length: 230 }, (_, index) => ({ uuid: toUuid(index) }));
    gurupay.use("listCustomers", pagesOf(all, { page: "page", pageSize: "per_page", defaultPageSize: 15 }));
    for await (const { id } of create().list()) {
      expect(id).toBe(toUuid(0));
      break;
    }
    expect(gurupay.requests.length).toBe(1);
  });

  it("throws what the provider answered, typed and without secrets", async () => {
    gurupay.use("getCustomer", () => ({ status: 404, body: { status: false, message: "NOT_FOUND" } }));
    const error = await catchError(create().get({ provider: "gurupay", id: gurupayId }));
    expect(HttpError.is(error)).toBe(true);
    expect(error).toMatchObject({
      provider: "gurupay",
      operation: "/api/v1/customers/{uuid}",
      method: "GET",
      status: 404,
      code: "NOT_FOUND",
    });
    expect(JSON.stringify(error)).not.toContain("secret");
    expect(String(error)).not.toContain(gurupayId);
  });

  it("names the provider that could not be listed, and why", async () => {
    gurupay.use("listCustomers", () => ({ status: 503, body: "maintenance" }));
    const error = await catchError(collect(create().list()));
    expect(PartialFailureError.is(error)).toBe(true);
    expect(error).toMatchObject({ failures: [{ provider: "gurupay", error: { status: 503 } }] });
  });

  it("gives what came before a failing page, then fails", async () => {
    const all = Array.from({ length: 230 }, (_, index) => ({ uuid: toUuid(index) }));
    const pages = pagesOf(all, { page: "page", pageSize: "per_page", defaultPageSize: 15 });
    gurupay.use("listCustomers", (request) =>
      request.query.page === "3" ? { status: 500, body: {} } : pages(request),
    );
    const listed: Customer[] = [];
    const error = await catchError(
      (async () => {
        for await (const customer of create().list()) listed.push(customer);
      })(),
    );
    expect(listed.length).toBe(200);
    expect(PartialFailureError.is(error)).toBe(true);
  });

  it("ends a list with the caller's own reason", async () => {
    const reason = new Error("the caller has gone");
    const controller = new AbortController();
    gurupay.use("listCustomers", async () => {
      controller.abort(reason);
      return { status: 200, body: [] };
    });
    await expect(collect(create().list({ signal: controller.signal }))).rejects.toBe(reason);
  });

  it("ends before the first request when the signal is aborted already", async () => {
    const reason = new Error("too late");
    await expect(collect(create().list({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    await expect(
      create().get({ provider: "align", id: alignId }, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    expect([...align.requests, ...gurupay.requests]).toEqual([]);
  });

  it("tells at run time what its types say", () => {
    const customers = create();
    expect(customers.supports("align", "get")).toBe(true);
    expect(customers.supports("align", "list")).toBe(false);
    expect(customers.supports("killb", "get")).toBe(false);
    expect(customers.supports("killb", "profile")).toBe(true);
    expect(customers.supports("gurupay", "list")).toBe(true);
    expect(customers.supports("stripe" as "killb", "get")).toBe(false);
    expect(createCustomers({ align: { apiKey: "key" } }).supports("gurupay", "list")).toBe(false);
  });

  it("refuses what the types refuse, and says why, before any request", async () => {
    const customers = create();
    const untyped = customers as unknown as {
      get(reference: unknown): Promise<unknown>;
      profile(account: unknown): Promise<unknown>;
    };
    expect(await catchError(untyped.get({ provider: "killb", id: "1" }))).toMatchObject({
      name: "UnsupportedError",
      code: "not-offered",
      message: "killb has no get: its contract offers profile",
    });
    expect(UnsupportedError.is(await catchError(untyped.profile({ provider: "align" })))).toBe(true);
    expect(await catchError(untyped.get({ provider: "stripe", id: "1" }))).toMatchObject({
      code: "not-configured",
    });
    for (const wrong of [
      undefined,
      null,
      "align",
      {},
      { provider: "align" },
      { provider: "align", id: Number.NaN },
    ]) {
      const error = await catchError(untyped.get(wrong));
      expect(error).toMatchObject({ name: expect.stringMatching(/^(?:Unsupported|Input)Error$/) });
    }
    expect([...killb.requests, ...align.requests, ...gurupay.requests]).toEqual([]);
  });
});

describe("creating a customers client", () => {
  it.each([
    ["nothing", undefined],
    ["no provider", {}],
    ["a provider left undefined", { align: undefined }],
    ["an unknown provider", { stripe: { apiKey: "key" } }],
    ["options that its client refuses", { align: { apiKey: "" } }],
    ["options that are none", { align: null }],
  ])("fails with %s", (_, options) => {
    expect(() => createCustomers(options as unknown as CustomersOptions)).toThrow(
      expect.objectContaining({ name: "ConfigError" }),
    );
  });
});

function toUuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: unknown) => error,
  );
}
