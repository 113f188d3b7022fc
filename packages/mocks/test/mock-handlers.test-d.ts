import { describe, expectTypeOf, it } from "vitest";
import { type MockServer, pagesOf, startMockServer, startMockServerFrom } from "../src/index.ts";

declare const gurupay: MockServer<"gurupay">;
declare const killb: MockServer<"killb">;
declare const other: MockServer;

describe("use", () => {
  it("knows each provider's operations", () => {
    expectTypeOf(startMockServer<"gurupay">).returns.resolves.toEqualTypeOf<MockServer<"gurupay">>();
    expectTypeOf(gurupay.use).parameter(0).toEqualTypeOf<"listCustomers" | "getCustomer">();
    // @ts-expect-error there is no such provider
    void startMockServer("stripe");
    // @ts-expect-error KillB has no list
    killb.use("listCustomers", () => ({ status: 200, body: [] }));
  });

  it("types the request by operation", () => {
    gurupay.use("getCustomer", ({ path, query }) => {
      expectTypeOf(path).toEqualTypeOf<{ uuid: string }>();
      expectTypeOf(query).toEqualTypeOf<Record<string, never>>();
      return { status: 404, body: { status: false, message: path.uuid } };
    });
    gurupay.use("listCustomers", ({ query: { page } }, { signal }) => {
      expectTypeOf(page).toEqualTypeOf<string | undefined>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      return { status: 200, body: [] };
    });
    killb.use("login", async ({ body }) => {
      expectTypeOf(body.password).toEqualTypeOf<string>();
      return { status: 201, body: { accessToken: "a", expiresIn: 1, refreshToken: "r" } };
    });
  });

  it("types the answer by status", () => {
    gurupay.use("listCustomers", () => ({
      status: 200,
      body: [{ type: "company" }],
      headers: { "X-Api-Total": "1" },
    }));
    // @ts-expect-error the status is documented, with another body
    gurupay.use("listCustomers", () => ({ status: 200, body: { data: [] } }));
    // @ts-expect-error not one of the documented types
    gurupay.use("listCustomers", () => ({ status: 200, body: [{ type: "robot" }] }));
    // @ts-expect-error the body is missing
    gurupay.use("listCustomers", () => ({ status: 200 }));
    // @ts-expect-error not a promise of an answer either
    gurupay.use("listCustomers", async () => ({ status: 200, body: "none" }));
    // @ts-expect-error not a status of HTTP
    gurupay.use("listCustomers", () => ({ status: 299, body: [] }));
  });

  it("leaves the body of an undocumented status open", () => {
    gurupay.use("listCustomers", () => ({ status: 429, body: "slow down", headers: { "retry-after": "1" } }));
    gurupay.use("listCustomers", () => ({ status: 503 }));
  });

  it("takes pagesOf with items of the operation", () => {
    const options = { page: "page", pageSize: "per_page", defaultPageSize: 15 };
    gurupay.use("listCustomers", pagesOf([{ name: "John Doe" }], options));
    // @ts-expect-error the items are no customers
    gurupay.use("listCustomers", pagesOf([{ name: 5 }], options));
    other.use("anything", pagesOf([{ name: 5 }], options));
  });

  it("lets a helper take the mock of any provider", () => {
    const count = (mock: MockServer) => mock.requests.length;
    expectTypeOf(count).toBeCallableWith(gurupay);
  });

  it("is open for contracts that are not ours", () => {
    expectTypeOf(startMockServerFrom).returns.resolves.toEqualTypeOf<MockServer>();
    other.use("anything", ({ path, query, body }) => {
      expectTypeOf(path["id"]).toEqualTypeOf<string | undefined>();
      expectTypeOf(query["page"]).toEqualTypeOf<string | string[] | undefined>();
      expectTypeOf(body).toEqualTypeOf<unknown>();
      return { status: 299, body: "anything" };
    });
  });
});
