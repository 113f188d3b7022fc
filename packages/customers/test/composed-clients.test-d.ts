import { describe, expectTypeOf, it } from "vitest";
import {
  type AlignCustomer,
  type Customers,
  type CustomersPage,
  createCustomers,
  type GatheredCustomers,
  type GurupayCustomer,
  type KillbCustomer,
  type LookUp,
  type ProviderId,
} from "../src/index.ts";

/** What a client has, method by method; `"absent"` where it has no such method. */
interface Offered<Configured extends ProviderId> {
  methods: keyof Customers<Configured>;
  /** The providers it takes, and the customers it gives. */
  get: Customers<Configured> extends { get: infer Method extends AnyMethod }
    ? [Parameters<Method>[0]["provider"], Awaited<ReturnType<Method>>]
    : "absent";
  getMany: Customers<Configured> extends { getMany: infer Method extends AnyMethod }
    ? [ProviderIn<Parameters<Method>[0]>, ItemOf<Awaited<ReturnType<Method>>>]
    : "absent";
  profile: Customers<Configured> extends { profile: infer Method extends AnyMethod }
    ? [Parameters<Method>[0]["provider"], Awaited<ReturnType<Method>>]
    : "absent";
  profiles: GivenBy<Customers<Configured>, "profiles">;
  list: GivenBy<Customers<Configured>, "list">;
  listPage: GivenBy<Customers<Configured>, "listPage">;
}

// biome-ignore lint/suspicious/noExplicitAny: no other type takes methods of any parameters.
type AnyMethod = (...input: any[]) => any;
type ProviderIn<Items> = ItemOf<Items> extends { readonly provider: infer Provider } ? Provider : never;
type ItemOf<Items> = Items extends Iterable<infer Item> ? Item : never;
type GivenBy<Client, Name extends string> =
  Client extends Record<Name, infer Method extends AnyMethod> ? Awaited<ReturnType<Method>> : "absent";

const killb = { email: "person@example.com", password: "secret" };
const align = { apiKey: "key" };
const gurupay = { token: "token" };

describe("a client over", () => {
  it("KillB", () => {
    expectTypeOf(() => createCustomers({ killb })).returns.toEqualTypeOf<Customers<"killb">>();
    expectTypeOf<Offered<"killb">>().toEqualTypeOf<{
      methods: "supports" | "profile" | "profiles";
      get: "absent";
      getMany: "absent";
      profile: ["killb", KillbCustomer];
      profiles: GatheredCustomers<KillbCustomer>;
      list: "absent";
      listPage: "absent";
    }>();
  });

  it("Align", () => {
    expectTypeOf(() => createCustomers({ align })).returns.toEqualTypeOf<Customers<"align">>();
    expectTypeOf<Offered<"align">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany";
      get: ["align", AlignCustomer];
      getMany: ["align", LookUp<AlignCustomer>];
      profile: "absent";
      profiles: "absent";
      list: "absent";
      listPage: "absent";
    }>();
  });

  it("Guru Pay", () => {
    expectTypeOf(() => createCustomers({ gurupay })).returns.toEqualTypeOf<Customers<"gurupay">>();
    expectTypeOf<Offered<"gurupay">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany" | "list" | "listPage";
      get: ["gurupay", GurupayCustomer];
      getMany: ["gurupay", LookUp<GurupayCustomer>];
      profile: "absent";
      profiles: "absent";
      list: AsyncIterable<GurupayCustomer>;
      listPage: CustomersPage<GurupayCustomer>;
    }>();
  });

  it("KillB and Align", () => {
    expectTypeOf(() => createCustomers({ killb, align })).returns.toEqualTypeOf<
      Customers<"killb" | "align">
    >();
    expectTypeOf<Offered<"killb" | "align">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany" | "profile" | "profiles";
      get: ["align", AlignCustomer];
      getMany: ["align", LookUp<AlignCustomer>];
      profile: ["killb", KillbCustomer];
      profiles: GatheredCustomers<KillbCustomer>;
      list: "absent";
      listPage: "absent";
    }>();
  });

  it("KillB and Guru Pay", () => {
    expectTypeOf(() => createCustomers({ killb, gurupay })).returns.toEqualTypeOf<
      Customers<"killb" | "gurupay">
    >();
    expectTypeOf<Offered<"killb" | "gurupay">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany" | "profile" | "profiles" | "list" | "listPage";
      get: ["gurupay", GurupayCustomer];
      getMany: ["gurupay", LookUp<GurupayCustomer>];
      profile: ["killb", KillbCustomer];
      profiles: GatheredCustomers<KillbCustomer>;
      list: AsyncIterable<GurupayCustomer>;
      listPage: CustomersPage<GurupayCustomer>;
    }>();
  });

  it("Align and Guru Pay", () => {
    expectTypeOf(() => createCustomers({ align, gurupay })).returns.toEqualTypeOf<
      Customers<"align" | "gurupay">
    >();
    expectTypeOf<Offered<"align" | "gurupay">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany" | "list" | "listPage";
      get: ["align" | "gurupay", AlignCustomer | GurupayCustomer];
      getMany: ["align" | "gurupay", LookUp<AlignCustomer> | LookUp<GurupayCustomer>];
      profile: "absent";
      profiles: "absent";
      list: AsyncIterable<GurupayCustomer>;
      listPage: CustomersPage<GurupayCustomer>;
    }>();
  });

  it("KillB, Align and Guru Pay", () => {
    expectTypeOf(() => createCustomers({ killb, align, gurupay })).returns.toEqualTypeOf<
      Customers<"killb" | "align" | "gurupay">
    >();
    expectTypeOf<Offered<"killb" | "align" | "gurupay">>().toEqualTypeOf<{
      methods: "supports" | "get" | "getMany" | "profile" | "profiles" | "list" | "listPage";
      get: ["align" | "gurupay", AlignCustomer | GurupayCustomer];
      getMany: ["align" | "gurupay", LookUp<AlignCustomer> | LookUp<GurupayCustomer>];
      profile: ["killb", KillbCustomer];
      profiles: GatheredCustomers<KillbCustomer>;
      list: AsyncIterable<GurupayCustomer>;
      listPage: CustomersPage<GurupayCustomer>;
    }>();
  });
});
