import { AssertionError } from "node:assert";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createContractTests } from "../src/contract-tests/index.ts";
import { createDeferred } from "./fixtures/deferred.ts";
import { createLibraryClient, type Defect, type LibraryClient } from "./fixtures/library-client.ts";
import {
  book,
  bookId,
  createLibraryContract,
  createLibraryMockContract,
} from "./fixtures/library-contract.ts";

const byId = { params: { path: { book_id: bookId } } };

interface SuiteSettings {
  readonly defect?: Defect;
  readonly contract?: object;
  readonly mockContract?: object;
}

function createSuite({ defect, contract = createLibraryContract(), mockContract }: SuiteSettings = {}) {
  return createContractTests({
    provider: "library",
    contract,
    mockContract: mockContract ?? createStampedMockContract(),
    createClient: (options) => createLibraryClient(options, defect),
    calls: {
      listBooks: (client) => client.listBooks(),
      addBook: (client) => client.addBook(),
      getBook: (client) => client.getBook(),
      removeBook: (client) => client.removeBook(),
      getOpeningHours: (client) => client.getOpeningHours(),
    },
    pathCalls: {
      listBooks: (client) => client.GET("/books"),
      addBook: (client) => client.POST("/books", { body: { title: "Emma" } }),
      getBook: (client: LibraryClient) =>
        client.GET("/books/{book_id}", { params: { ...byId.params, header: { "X-Reader": "r1" } } }),
      removeBook: (client) => client.DELETE("/books/{book_id}", byId),
      getOpeningHours: (client) => client.GET("/opening-hours"),
    },
  });
}

function createStampedMockContract() {
  const mock = createLibraryMockContract();
  const sha256 = createHash("sha256").update(JSON.stringify(createLibraryContract())).digest("hex");
  Object.assign(mock.info, { "x-contract-sha256": sha256 });
  return mock;
}

/** Runs the whole suite and gives the failures, by the tests' names. */
async function runSuite(settings: SuiteSettings = {}): Promise<Map<string, AssertionError>> {
  const suite = createSuite(settings);
  const failures = new Map<string, AssertionError>();
  for (const { name, run } of suite.tests) {
    const error: unknown = await run().catch((thrown: unknown) => thrown);
    if (error === undefined) continue;
    if (!(error instanceof AssertionError)) throw error;
    failures.set(name, error);
  }
  await suite.close();
  return failures;
}

describe("createContractTests", () => {
  it("names its tests so that they can be repeated, before anything is started", () => {
    const names = createSuite().tests.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe("library client and mock are made from the same contract");
    const ofList = names.filter((name) => name.startsWith("library listBooks "));
    expect(ofList).toEqual([
      "library listBooks answers 200 (static)",
      "library listBooks answers 200 (example two)",
      "library listBooks answers 200 (example none)",
      ...[1, 2, 3, 4, 5].map((seed) => `library listBooks answers 200 (dynamic seed=${seed})`),
      "library listBooks answers 401 (static)",
      "library listBooks answers 401 (example refused)",
      ...[1, 2, 3, 4, 5].map((seed) => `library listBooks answers 401 (dynamic seed=${seed})`),
      "library listBooks answers 200 through GET (static)",
      "library listBooks without its credential answers 401",
      'library listBooks refuses per_page="text" (type)',
      "library listBooks refuses per_page=1.5 (type)",
      "library listBooks refuses per_page=0 (minimum)",
      "library listBooks refuses per_page=101 (maximum)",
      'library listBooks refuses page="text" (type)',
      "library listBooks refuses page=1.5 (type)",
      "library listBooks refuses page=0 (minimum)",
      'library listBooks refuses genre="novelessay-stray" (enum)',
      'library listBooks refuses title="a" (minLength)',
      'library listBooks refuses title="aaaaaa" (maxLength)',
      'library listBooks refuses lent="text" (type)',
      "library listBooks gives a failure for an undocumented 429",
      "library listBooks gives a failure for an undocumented 500",
      "library listBooks gives a failure for an HTML page with status 502",
      "library listBooks throws a typed error for an HTML page with status 200",
    ]);
    expect(names.filter((name) => name.startsWith("library removeBook answers 204"))).toEqual([
      "library removeBook answers 204 (static)",
      "library removeBook answers 204 through DELETE (static)",
    ]);
    expect(names).toContain("library getBook refuses a missing X-Reader (required)");
    expect(names).toContain('library getBook refuses X-Reader="~" (pattern)');
    expect(names).toContain('library getBook refuses book_id="stray" (format)');
  });

  it("has the same tests for ranges of statuses and for a default", () => {
    const contract = createLibraryContract();
    const { Failure } = contract.components.responses;
    Object.assign(contract.paths["/books"].get.responses, {
      "4XX": Failure,
      "302": Failure,
      default: Failure,
    });
    const names = createSuite({ contract }).tests.map(({ name }) => name);
    const statuses = names.flatMap(
      (name) => /^library listBooks answers (\d+) \(static\)/.exec(name)?.[1] ?? [],
    );
    expect(statuses).toEqual(["200", "401", "400", "599"]);
    expect(names).not.toContain("library listBooks gives a failure for an undocumented 429");
  });

  it("throws at once on a provider without a contract", () => {
    const options = { contract: {}, createClient: () => ({}), calls: {}, pathCalls: {} };
    expect(() => createContractTests({ provider: "stripe", ...options })).toThrow('no mock of "stripe"');
  });

  it("passes a sound client", async () => {
    expect(await runSuite()).toEqual(new Map());
  });

  it("stops the servers of tests that hang", async () => {
    let url = "";
    const reached = createDeferred<void>();
    const suite = createContractTests({
      provider: "library",
      contract: createLibraryContract(),
      mockContract: createStampedMockContract(),
      createClient: ({ baseUrl }) => ({ baseUrl }),
      calls: {
        listBooks({ baseUrl }) {
          url = baseUrl;
          reached.resolve();
          return new Promise<never>(() => {});
        },
      },
      pathCalls: {},
    });
    void suite.tests[1]?.run();
    await reached.promise;
    expect((await fetch(url)).status).toBe(404);
    await suite.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});

/** Which tests find a defect: all that begin so, and no others of that operation. */
const findings: Record<Defect, { readonly found: string; readonly message: RegExp }> = {
  "sends no credential": {
    found: "library listBooks answers 200 (static)",
    message: /the contract asks for header Authorization[\s\S]*401/,
  },
  "sends a misspelt query name": {
    found: "library listBooks refuses per_page=0 (minimum)",
    message: /the mock had nothing against per_page/,
  },
  "sends an undocumented query name": {
    found: "library addBook answers 201 (static)",
    message: /undocumented in the query: verbose/,
  },
  "sends two requests": { found: "library listBooks answers 401 (static)", message: /2 requests were sent/ },
  "calls another operation": {
    found: "library listBooks answers 200 (static)",
    message: /no request of listBooks arrived, but of: getOpeningHours/,
  },
  "decides by the body": {
    found: "library listBooks answers 401 (static)",
    message: /ok is true, with status 401/,
  },
  "reports every failure as 400": {
    found: "library getBook answers 404 (dynamic seed=3)",
    message: /status is 400, not 404/,
  },
  "loses the body": { found: "library listBooks answers 200 (dynamic seed=1)", message: /has no data/ },
  "gives data beside an error": {
    found: "library getBook answers 404 (static)",
    message: /has data beside status 404/,
  },
  "throws on an undocumented status": {
    found: "library listBooks gives a failure for an undocumented 429",
    message: /the call threw Error: undocumented/,
  },
  "throws a plain SyntaxError": {
    found: "library listBooks throws a typed error for an HTML page with status 200",
    message: /the call threw SyntaxError/,
  },
  "ignores what it is asked by path": {
    found: "library listBooks refuses page=0 (minimum)",
    message: /the mock had nothing against page/,
  },
};

describe("the contract tests", () => {
  it.each(Object.entries(findings))("fail a client that %s", async (defect, { found, message }) => {
    const failures = await runSuite({ defect: defect as Defect });
    expect([...failures.keys()]).toContain(found);
    expect(failures.get(found)?.message).toMatch(message);
  });

  it("fail when client and mock are made from different contracts", async () => {
    const contract = createLibraryContract();
    contract.info.version = "1.0.1";
    const failures = await runSuite({ contract });
    expect([...failures.keys()]).toEqual(["library client and mock are made from the same contract"]);
  });

  it("fail when an example violates the contract, with what Prism has against it", async () => {
    const mockContract = createStampedMockContract();
    const list = mockContract.paths["/books"].get.responses["200"].content["application/json"];
    const { title: _removed, ...untitled } = book;
    Object.assign(list, { examples: { two: { value: [untitled] }, none: { value: [] } } });
    const failures = await runSuite({ mockContract });
    expect([...failures.keys()]).toEqual(
      expect.arrayContaining(["library listBooks answers 200 (example two)"]),
    );
    expect([...failures.keys()].every((name) => name.startsWith("library listBooks "))).toBe(true);
    const { message } = failures.get("library listBooks answers 200 (example two)") ?? {};
    expect(message).toContain("must have required property 'title'");
  });

  it("fail when a schema stops compiling, instead of passing in silence", async () => {
    const mockContract = createStampedMockContract();
    Object.assign(mockContract.components.schemas.Genre, { type: "strnig" });
    const suite = createSuite({ mockContract });
    await expect(suite.tests[1]?.run()).rejects.toThrow(
      /cannot validate against[\s\S]*listBooks, response 200/,
    );
  });

  it("fail for an operation without a call", async () => {
    const contract = createLibraryContract();
    const mockContract = createStampedMockContract();
    const added = { "/new": { get: { responses: { "200": { description: "New" } } } } };
    for (const { paths } of [contract, mockContract]) Object.assign(paths, added);
    const failures = await runSuite({ contract, mockContract });
    expect(failures.get("library GET /new answers 200 (static)")?.message).toContain("no call of GET /new");
  });
});
