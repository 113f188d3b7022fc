import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "../support/create-repository.ts";

let generated: Repository;

beforeAll(async () => {
  generated = await createGeneratedRepository();
});

afterAll(() => generated[Symbol.dispose]());

describe("a provider that cannot be generated", () => {
  const overlay = "specs/align/fixes.overlay.yaml";
  const misspell = (copy: Repository): void =>
    copy.replace(overlay, "/v0/customers/{customer_id}", "/v0/customer/{customer_id}");

  it("is reported by file, action and target, and its package is left as it is", async () => {
    using copy = createRepository(generated);
    misspell(copy);
    copy.write("packages/align/src/stale.ts", "// Not this time.\n");
    const before = copy.list();
    const { isWell, lines } = await copy.run();
    expect(isWell).toBe(false);
    const report = lines.join("\n");
    expect(report).toContain("align  failed");
    expect(report).toMatch(
      /specs\/align\/fixes\.overlay\.yaml:\d+: action \d+: target \$\.paths\['\/v0\/customer\/\{customer_id\}'\]/,
    );
    expect(report).toContain("matches nothing");
    expect(report).toContain("did you mean `/v0/customers/{customer_id}`?");
    expect(report).not.toContain(copy.root);
    expect(compareFiles(copy.list(), before)).toEqual([]);
  });

  it("stops no other provider from being generated", async () => {
    using copy = createRepository(generated);
    misspell(copy);
    copy.remove("packages/gurupay/src");
    copy.remove("packages/mocks/contracts/killb.json");
    const { isWell, lines } = await copy.run();
    expect(isWell).toBe(false);
    expect(lines).toContain("gurupay  created packages/gurupay/src/client.ts");
    expect(lines).toContain("mocks  created packages/mocks/contracts/killb.json");
    expect(compareFiles(copy.list(), generated.list())).toEqual([overlay]);
  });

  it("fails a check, beside what differs in the others", async () => {
    using copy = createRepository(generated);
    misspell(copy);
    copy.remove("packages/killb/src/index.ts");
    const { isWell, lines } = await copy.run({ check: true });
    expect(isWell).toBe(false);
    expect(lines).toContain("killb  packages/killb/src/index.ts is missing");
    expect(lines.join("\n")).toContain("align  failed");
  });

  const broken: [what: string, path: string, text: string | undefined, report: RegExp][] = [
    [
      "the document is absent",
      "specs/align/openapi.json",
      undefined,
      /specs\/align: there is no OpenAPI document/,
    ],
    [
      "there are two documents",
      "specs/align/openapi.yaml",
      "openapi: 3.0.0\n",
      /specs\/align: there are 2 documents/,
    ],
    [
      "the document does not parse",
      "specs/align/openapi.json",
      '{\n"openapi": ',
      /specs\/align\/openapi\.json:2: the file does not parse/,
    ],
    [
      "the document is a Swagger",
      "specs/align/openapi.json",
      '{"swagger": "2.0"}',
      /specs\/align\/openapi\.json: this is not an OpenAPI 3\.0 or 3\.1 document/,
    ],
    [
      "the document has no paths",
      "specs/align/openapi.json",
      '{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}',
      /specs\/align\/openapi\.json at \/paths: /,
    ],
    [
      "an overlay is absent",
      "specs/align/client.overlay.yaml",
      undefined,
      /specs\/align\/client\.overlay\.yaml: the file cannot be read: ENOENT/,
    ],
    [
      "source.json says nothing",
      "specs/align/source.json",
      "{}",
      /specs\/align\/source\.json: `provider` and `page` must be given/,
    ],
  ];
  it.each(broken)("is reported with its file when %s", async (_, path, text, report) => {
    using copy = createRepository(generated);
    if (text === undefined) copy.remove(path);
    else copy.write(path, text);
    for (const name of path.endsWith("openapi.json") ? ["fixes", "client", "examples"] : []) {
      copy.write(`specs/align/${name}.overlay.yaml`, "overlay: 1.0.0\nactions: []\n");
    }
    const { isWell, lines } = await copy.run({ providers: ["align"], check: true });
    expect(isWell).toBe(false);
    expect(lines.join("\n")).toMatch(report);
    expect(lines.join("\n")).not.toMatch(/^ {4}at /m);
  });
});
