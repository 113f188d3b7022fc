import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capabilities } from "@tributary/customers";
import { describe, expect, it } from "vitest";
import { findProviders } from "../../src/providers.ts";
import { readDocument } from "../../src/read-document.ts";
import { readSources } from "../../src/sources.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const providers = findProviders(repositoryRoot);

describe("the specs", () => {
  it("are of the providers that the composition has", () => {
    expect(providers).toEqual(Object.keys(capabilities).toSorted());
  });

  it.each(["align", "killb"])("of %s are in OpenAPI 3.0.0, as published", (provider) => {
    expect(readSources(repositoryRoot, provider).document["openapi"]).toBe("3.0.0");
  });
});

describe.each(providers)("the specs of %s", (provider) => {
  const sources = readSources(repositoryRoot, provider);
  const source = readDocument(repositoryRoot, `specs/${provider}/source.json`).value as Record<
    string,
    unknown
  >;
  const overlays = [sources.fixes, sources.client, sources.examples];

  it("say of the document what it is, by its hash", () => {
    const bytes = readFileSync(join(repositoryRoot, sources.file));
    expect(source["sha256"]).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("say where, how and when the document was obtained", () => {
    expect(source["page"]).toMatch(/^https:\/\//);
    expect(source["url"] === null || /^https:\/\//.test(String(source["url"]))).toBe(true);
    expect(source["obtained"]).toEqual(expect.stringMatching(/document|transcription/));
    expect(source["retrieved"]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(overlays)("give public evidence for each action of $file", ({ actions }) => {
    for (const { evidence, number } of actions) {
      const url = new URL(evidence);
      expect(url.protocol, `action ${number}`).toBe("https:");
      expect(url.hostname, `action ${number}`).toMatch(/\.[a-z]{2,}$/);
    }
  });

  it.each(overlays)("give a reason for each action of $file, as a sentence", ({ actions }) => {
    for (const { reason, number } of actions) expect(reason, `action ${number}`).toMatch(/^\S[\s\S]{15,}\.$/);
  });

  it.each(overlays)(
    "name one place by each target of $file, without an index or a wildcard",
    ({ actions }) => {
      for (const { target, number } of actions) {
        const names = target.replaceAll(/'[^']*'|"[^"]*"/g, "''");
        expect(names, `action ${number}`).not.toMatch(/\*|\.\.|,|\[-?\d/);
      }
    },
  );

  it("change nothing by client.overlay.yaml but the vocabulary's words", () => {
    for (const { change, number } of sources.client.actions) {
      expect("update" in change && Object.keys(change.update ?? {}), `action ${number}`).toEqual([
        "x-tributary",
      ]);
    }
  });
});
