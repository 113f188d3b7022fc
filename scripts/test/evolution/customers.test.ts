import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareWithBase } from "../../src/evolution/run/compare-with-base.ts";
import type { CustomersVerdict } from "../../src/evolution/verdict/verdict.ts";
import { createGitRepository, type GitRepository } from "./support/create-git-repository.ts";

const align = "specs/align/openapi.json";

/** What a change of Align, or of the composed client itself, asks of the composed client's next release. */
describe("the composed client", { timeout: 120_000 }, () => {
  let repository: GitRepository;

  beforeAll(() => {
    repository = createGitRepository();
  });

  afterAll(() => repository[Symbol.dispose]());

  const judge = async (change: () => void): Promise<CustomersVerdict | undefined> => {
    change();
    try {
      const { verdicts } = await compareWithBase({
        root: repository.root,
        providers: ["align"],
        base: "main",
      });
      return verdicts.get("align")?.customers;
    } finally {
      repository.git("restore", ".");
    }
  };

  it("is not concerned by what a provider adds", async () => {
    const verdict = await judge(() =>
      repository.replace(align, '"company_name":{', '"nickname":{"type":"string"},"company_name":{'),
    );
    expect(verdict).toEqual({ level: "none", bump: "none", findings: [], errors: [] });
  });

  it("breaks where the provider's own record does, though its mapping does not read that member", async () => {
    const verdict = await judge(() =>
      repository.replace(align, '"street_line_1":{"type":"string"', '"street_line_1":{"type":"integer"'),
    );
    expect(verdict).toMatchObject({ level: "major", errors: [] });
    expect(verdict?.findings.map(({ subject }) => subject)).toEqual(["Customer.address.street_line_1"]);
  });

  it("breaks where the credentials do, and the mapping says where", async () => {
    const verdict = await judge(() =>
      repository.replace(
        "specs/align/fixes.overlay.yaml",
        "          type: apiKey\n          in: header\n          name: Api-Key\n",
        "          type: http\n          scheme: bearer\n",
      ),
    );
    expect(verdict?.level).toBe("major");
    expect(verdict?.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "request-member-removed options of align.apiKey",
      "request-member-required options of align.token",
    ]);
  });

  it("must be mended where its mapping does not compile, and only that is told of", async () => {
    const verdict = await judge(() => repository.replace(align, '"company_name":{', '"name":{'));
    expect(verdict?.level).toBe("major");
    expect(verdict?.errors.map(({ file }) => file)).toContain("packages/customers/src/providers/align.ts");
    const lines = repository.read("packages/customers/src/providers/align.ts").split("\n");
    for (const { line, text } of verdict?.errors ?? [])
      expect(`${lines[line - 1]} ${text}`).toContain("company_name");
  });

  it("can do more, or less, where its adapter does", async () => {
    const adapter = "packages/customers/src/providers/align.ts";
    const less = await judge(() => {
      repository.replace(align, "Successful retrieval of customer data", "Another description");
      repository.replace(adapter, "  get: ", "  profile: ");
    });
    expect(less?.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "capability-removed get at align",
      "capability-added profile at align",
    ]);
  });
});
