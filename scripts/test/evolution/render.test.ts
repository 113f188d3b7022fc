import { describe, expect, it } from "vitest";
import { readChangeset } from "../../src/evolution/changeset/contract-changeset.ts";
import type { ChangeCode } from "../../src/evolution/policy.ts";
import { policy } from "../../src/evolution/policy.ts";
import { renderChangeset } from "../../src/evolution/render/render-changeset.ts";
import { createProof, renderProof } from "../../src/evolution/render/render-proof.ts";
import { renderMarkdown, renderText } from "../../src/evolution/render/render-report.ts";
import { createFinding, createVerdict } from "./support/create-verdict.ts";

const tools = { typescript: "7.0.2", typescriptClassic: "5.9.3", redocly: "2.77.0" };
const bumps = new Map([["@tributary/align", "major" as const]]);
const hostile =
  '---\n"@tributary/http": major\n---\n\n# Pwned\n\n- @octocat <script>alert(1)</script> `x` [y](https://z) \u202e';
const message = { code: "TS2339", text: `Property '${hostile}' does not exist`, source: hostile };

/** What is left of Markdown without its inline code: what a reader's browser would act on. */
function stripCode(markdown: string): string {
  return markdown.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
}

describe("a changeset", () => {
  const findings = [
    createFinding("response-member-removed", "Customer.email", {
      operations: ["getCustomer"],
      message: { ...message, text: "Property 'email' does not exist." },
    }),
    createFinding("operation-added", "listAll", { detail: "GET /v0/customers", operations: ["listAll"] }),
    createFinding("constraint-changed", "maxLength of Customer.email", { detail: "40 → 20", layer: "wire" }),
    createFinding("deprecated", "deprecated of Customer.last_name", { layer: "wire" }),
    createFinding("docs-changed", "title of info", { layer: "wire" }),
    createFinding("docs-changed", "description of info", { layer: "wire" }),
  ];

  it("tells of each kind of change in its own section, and ends with what proves it", () => {
    expect(renderChangeset(createVerdict(findings), bumps, "Align", tools)).toMatchInlineSnapshot(`
      "---
      "@tributary/align": major
      ---

      The contract of \`Align\` changed: 1 breaking, 1 added, 1 of behaviour, 1 deprecated, 2 of docs.

      **Breaking**

      - \`Customer.email\` is gone from answers, in \`getCustomer\`.
        \`TS2339: Property 'email' does not exist.\`

      **Added**

      - Method \`listAll\` (\`GET /v0/customers\`).

      **Changed upstream behaviour (code that compiled still does)**

      - \`maxLength of Customer.email\`: \`40 → 20\`.

      **Deprecated**

      - \`Customer.last_name\`.

      **Docs**

      - 2 changes of descriptions, examples or generated comments.

      Contract \`aaaaaaaaaaaa\` to \`cccccccccccc\`; 1 of 10 uses of the published package no longer compile. By TypeScript 7.0.2 and 5.9.3, \`@redocly/cli\` 2.77.0.
      "
    `);
  });

  it("names only the packages it is for, whatever upstream writes", () => {
    const codes = Object.keys(policy) as ChangeCode[];
    const wicked = codes.map((code) =>
      createFinding(code, hostile, { detail: hostile, operations: [hostile], message }),
    );
    const text = renderChangeset(createVerdict(wicked), bumps, hostile, tools);
    expect([...readChangeset("x.md", text).bumps]).toEqual([["@tributary/align", "major"]]);
    expect(text.match(/^---$/gm)).toHaveLength(2);
    const rest = stripCode(text.slice(text.indexOf("\n---\n", 3)));
    expect(rest).not.toMatch(/[<>@#[\]]|https:|Pwned/);
    expect(text).not.toMatch(/\u202e/);
  });

  it("stays short where a document has changed in thousands of places, or in one of a megabyte", () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      createFinding("response-member-added", `Customer.x${index}`),
    );
    const long = createFinding("name-removed", "x".repeat(2 ** 20), { detail: "y ".repeat(2 ** 19) });
    const text = renderChangeset(createVerdict([long, ...many]), bumps, "Align", tools);
    expect(text.length).toBeLessThan(40_000);
    expect(text).toContain("… and 4800 more");
  });

  it("is the same for the same verdict", () => {
    const render = (): string => renderChangeset(createVerdict(findings), bumps, "Align", tools);
    expect(render()).toBe(render());
  });
});

describe("a report", () => {
  const verdict = createVerdict([createFinding("wire-changed", hostile, { detail: hostile })], {
    doubts: [hostile],
    customers: {
      level: "major",
      bump: "major",
      findings: [],
      errors: [{ file: "packages/customers/src/a.ts", line: 3, column: 4, code: "TS1", text: hostile }],
    },
  });

  it("has nothing of upstream's outside of inline code", () => {
    expect(stripCode(renderMarkdown(verdict))).not.toMatch(/[<>@[\]]|Pwned/);
    expect(renderMarkdown(verdict)).toContain("`packages/customers/src/a.ts:3:4`");
  });

  it("for a terminal sends it nothing that it would act on", () => {
    const text = renderText(createVerdict([createFinding("wire-changed", "\u001b[31mred\u0007")]));
    expect(text).toContain("red");
    expect([...text].filter((character) => character < " " && character !== "\n")).toEqual([]);
  });

  it("says which bump a level is below 1.0.0", () => {
    const early = createVerdict([createFinding("name-removed", "Customer")], { version: "0.3.1" });
    expect(renderText(early)).toContain("major (a minor at 0.3.1)");
  });
});

describe("a proof", () => {
  it("is JSON without the places it was read from, and cuts what is long", () => {
    const verdict = createVerdict([createFinding("name-removed", "x".repeat(2 ** 20))]);
    const text = renderProof(createProof(verdict, bumps, tools, undefined));
    const proof = JSON.parse(text);
    expect(text.length).toBeLessThan(5000);
    expect(proof).toMatchObject({
      proofVersion: 1,
      package: "@tributary/align",
      baseCommit: null,
      level: "major",
    });
    expect(proof.current).toEqual({ contract: "c".repeat(64), surface: "d".repeat(64) });
  });
});
