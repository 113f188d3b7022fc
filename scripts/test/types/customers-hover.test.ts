import { describe, expect, it } from "vitest";
import { openFile } from "../support/language-service.ts";

const code = `
import { align, capabilities, composeProviders, createCustomers, fromCustomerJson, type CustomersOptions, providers } from "../src/index.ts";
const customers = createCustomers({
  killb: { email: "person@example.com", password: "secret" },
  align: { apiKey: "key" },
  gurupay: { token: "token" },
});
const alone = createCustomers({ align: { apiKey: "key" } });
const provider = "align" as "align" | "gurupay";
const customer = await customers.get({ provider: "align", id: "1" });
const either = await customers.get({ provider, id: "1" });
const found = await customers.getMany([{ provider: "align", id: "1" }]);
const settled = await customers.getMany([{ provider: "align", id: "1" }, { provider: "gurupay", id: "2" }]);
const profile = await customers.profile({ provider: "killb" });
const profiles = await customers.profiles();
const page = await customers.listPage();
const failure = page.failures[0];
const all = customers.list();
for await (const each of all) void each;
const read = fromCustomerJson("");
const { addresses, createdAt, documents, kind, raw, status, verification } = customer;
const table = capabilities;
const adapters = providers;
const createOwn = composeProviders({ align });
const own = createOwn({ align: { apiKey: "key" } });
const options: CustomersOptions = { align: { apiKey: "key" } };
const isOffered = customers.supports("align", "get");
alone.get;
customers.get;
`;

const file = openFile("packages/customers", code);

const methods = {
  get: 'LookingUp<CustomersWith<Providers, "align" | "gurupay" | "killb", "get">>',
  profile: 'Profiling<CustomersWith<Providers, "align" | "gurupay" | "killb", "profile">>',
  list: 'Listing<CustomersWith<Providers, "align" | "gurupay" | "killb", "list">>',
};

describe("what an editor shows", { timeout: 60_000 }, () => {
  it("is of code that compiles", () => expect(file.complaints()).toEqual([]));

  it.each([
    ["customers =", 'const customers: Customers<"align" | "gurupay" | "killb">'],
    ["alone =", 'const alone: Customers<"align">'],
    ["customer = await", "const customer: AlignCustomer"],
    ["either =", "const either: AlignCustomer | GurupayCustomer"],
    ["found =", "const found: LookUp<AlignCustomer>[]"],
    ["settled =", "const settled: (LookUp<AlignCustomer> | LookUp<GurupayCustomer>)[]"],
    ["profile =", "const profile: KillbCustomer"],
    ["profiles =", "const profiles: GatheredCustomers<KillbCustomer>"],
    ["page =", "const page: CustomersPage<GurupayCustomer>"],
    ["failure =", 'const failure: ProviderFailure<"gurupay"> | undefined'],
    ["all =", "const all: AsyncIterable<GurupayCustomer>"],
    ["each of", "const each: GurupayCustomer"],
    ["read =", "const read: Customer"],
    ["addresses,", "const addresses: readonly Address[]"],
    ["createdAt,", "const createdAt: Date | null"],
    ["documents,", "const documents: readonly IdentityDocument[]"],
    ["kind,", "const kind: CustomerKind | null"],
    ["raw,", "const raw: Customer"],
    ["status,", "const status: CustomerStatus"],
    ["verification }", "const verification: Verification | null"],
    ["table =", "const table: CapabilityTable<Providers>"],
    ["adapters =", "const adapters: typeof providers"],
    ["createOwn =", "const createOwn: CreateCustomers<{ align: AlignAdapter; }>"],
    ["own =", 'const own: ComposedCustomers<{ align: AlignAdapter; }, "align">'],
    ["options:", "const options: CustomersOptions"],
    ["isOffered =", "const isOffered: boolean"],
  ])("is a plain type: %s", (place, shown) => expect(file.hover(place)).toBe(shown));

  it.each([
    [
      'get({ provider: "align"',
      `(method) ${methods.get}.get<"align">(reference: CustomerReference<"align">, options?: CallOptions): Promise<AlignCustomer>`,
    ],
    [
      'getMany([{ provider: "align", id: "1" }])',
      `(method) ${methods.get}.getMany<"align">(references: readonly CustomerReference<"align">[] | Iterable<CustomerReference<"align">>, options?: GetManyOptions): Promise<LookUp<AlignCustomer>[]>`,
    ],
    [
      "profile({",
      `(method) ${methods.profile}.profile<"killb">(account: { readonly provider: "killb"; }, options?: CallOptions): Promise<KillbCustomer>`,
    ],
    [
      "profiles()",
      `(method) ${methods.profile}.profiles(options?: FanOutOptions): Promise<GatheredCustomers<KillbCustomer>>`,
    ],
    ["list()", `(method) ${methods.list}.list(options?: ListOptions): AsyncIterable<GurupayCustomer>`],
    [
      "listPage()",
      `(method) ${methods.list}.listPage(options?: ListPageOptions): Promise<CustomersPage<GurupayCustomer>>`,
    ],
  ])("is a plain signature: %s", (place, shown) => expect(file.hover(place)).toBe(shown));
});

describe("what an editor offers", { timeout: 60_000 }, () => {
  it.each([
    ["alone", ["get", "getMany", "supports"]],
    ["customers", ["get", "getMany", "list", "listPage", "profile", "profiles", "supports"]],
  ])("is the methods that one of the configured providers has: %s", (client, names) => {
    expect(file.complete(`\n${client}.`).toSorted()).toEqual(names);
  });
});
