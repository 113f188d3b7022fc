import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Classify } from "../../src/update/classify.ts";
import { reply, startDocumentServer } from "../support/document-server.ts";
import {
  hash,
  held,
  next,
  repository,
  setAddress,
  update,
  updateFrom,
  useRepositories,
} from "../support/update-repository.ts";

useRepositories();

describe("an update", { timeout: 60_000 }, () => {
  it("takes the bytes as published, records them, and regenerates", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, next)]);
    expect(isWell, output).toBe(true);
    expect(repository.read("specs/killb/openapi.yaml")).toBe(next);
    const source = JSON.parse(repository.read("specs/killb/source.json"));
    expect(source).toMatchObject({
      obtained: "published document",
      retrieved: "2027-03-04",
      sha256: hash(next),
    });
    expect(source).not.toHaveProperty("extract");
    expect(repository.read("packages/killb/src/operations.ts")).toContain("Failure<418");
    expect(
      changed.every((path) => /^(specs|packages)\/killb\/|^packages\/mocks\/contracts\/killb/.test(path)),
    ).toBe(true);
    for (const path of changed) expect(output).toContain(path);
    expect(output).toContain("1 to 1 published, 3 to 3 offered");
    expect((await repository.run({ check: true })).isWell).toBe(true);
    const again = await update({ providers: ["killb"], check: true });
    expect(again.output).toContain("failed");
  });

  it("is nothing where the document is the one that is held", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, held)]);
    expect(isWell).toBe(true);
    expect(output).toContain("unchanged");
    expect(changed).toEqual([]);
  });

  it("changes the file's name with its syntax", async () => {
    const { changed } = await updateFrom([reply(200, JSON.stringify(parse(next)))]);
    expect(changed).toEqual(expect.arrayContaining(["specs/killb/openapi.json", "specs/killb/openapi.yaml"]));
    expect(repository.list().has("specs/killb/openapi.yaml")).toBe(false);
  });

  it("only says what it would do, when it checks", async () => {
    const { isWell, output, changed } = await updateFrom([reply(200, next)], { check: true });
    expect(isWell).toBe(false);
    expect(output).toContain("would be updated");
    expect(output).toContain("packages/killb/src/operations.ts");
    expect(changed).toEqual([]);
  });

  it("skips a provider that publishes no document, and says why", async () => {
    const { isWell, output, changed } = await update({ providers: ["align", "gurupay"] });
    expect(isWell).toBe(true);
    expect(output).toMatch(/align {2}skipped: source.json has no `url`: The document stands on the page/);
    expect(output).toMatch(/gurupay {2}skipped/);
    expect(changed).toEqual([]);
  });

  it("takes a file instead, also where nothing is published", async () => {
    const text = repository
      .read("specs/align/openapi.json")
      .replace('"title":"Customers API"', '"title":"Customers API of Align"');
    repository.write("align-next.json", text);
    const { isWell, output } = await update({
      providers: ["align"],
      from: join(repository.root, "align-next.json"),
    });
    expect(isWell, output).toBe(true);
    expect(repository.read("specs/align/openapi.json")).toBe(text);
    expect(JSON.parse(repository.read("specs/align/source.json"))).toMatchObject({
      url: null,
      sha256: hash(text),
      retrieved: "2027-03-04",
    });
    expect(output).toContain("`obtained` of source.json must say how");
  });

  it("says so where there is no such file, or no such provider", async () => {
    const { isWell, output } = await update({ providers: ["align"], from: "no/such/file.json" });
    expect(isWell).toBe(false);
    expect(output).toContain("no/such/file.json cannot be read: ENOENT");
    await expect(update({ providers: ["alingn"] })).rejects.toThrow("Did you mean `align`?");
  });

  it("does not let a client grow by what its provider publishes besides", async () => {
    const whole = parse(next) as { paths: Record<string, object> };
    for (let index = 0; index < 98; index++) {
      whole.paths[`/api/v2/other/${index}`] = {
        get: { operationId: `Other_${index}`, responses: { "200": { description: "" } } },
      };
    }
    const { isWell, output } = await updateFrom([reply(200, JSON.stringify(whole))]);
    expect(isWell, output).toBe(true);
    expect(output).toContain("1 to 99 published, 3 to 3 offered");
    expect(output).toContain("98 operations are published that the client does not offer");
    expect(output).toContain("takes the place of an extract");
    expect(repository.read("packages/killb/src/client.ts")).not.toContain("/api/v2/other");
  });

  it("refuses to let an extract become the whole where the overlay selects nothing", async () => {
    repository.replace(
      "specs/killb/client.overlay.yaml",
      "        operations: [getProfile, login, refresh]\n",
      "",
    );
    const whole = parse(next) as { paths: Record<string, object> };
    whole.paths["/api/v2/other"] = {
      get: { operationId: "other", responses: { "200": { description: "" } } },
    };
    const { isWell, output, changed } = await updateFrom([reply(200, JSON.stringify(whole))]);
    expect(isWell).toBe(false);
    expect(output).toContain("the client would grow from 3 to 4 operations");
    expect(output).toContain("`operations` in specs/killb/client.overlay.yaml");
    expect(changed).toEqual([]);
  });

  it("classifies in the copy, and takes over what is written there", async () => {
    const seen: string[] = [];
    const classify: Classify = async (root, provider) => {
      seen.push(root, provider, readFileSync(join(root, "specs/killb/openapi.yaml"), "utf8"));
      repository.write(".changeset/.keep", "");
      const { mkdirSync, writeFileSync } = await import("node:fs");
      mkdirSync(join(root, ".changeset"), { recursive: true });
      writeFileSync(join(root, ".changeset/killb-contract.md"), "---\n---\n");
      return { level: "minor", counts: { added: 1 }, review: ["look at this"] };
    };
    const { isWell, output, changed } = await updateFrom([reply(200, next)], { classify });
    expect(isWell, output).toBe(true);
    expect(seen[0]).not.toBe(repository.root);
    expect(seen.slice(1)).toEqual(["killb", next]);
    expect(changed).toContain(".changeset/killb-contract.md");
    expect(output).toContain("minor (1 added)");
    expect(output).toContain("look at this");
  });

  it("leaves the tree where the comparison fails, or a file changes meanwhile", async () => {
    const failing: Classify = async () => {
      throw Object.assign(new Error("there is nothing to compare with"), { name: "EvolutionError" });
    };
    const failed = await updateFrom([reply(200, next)], { classify: failing });
    expect(failed.isWell).toBe(false);
    expect(failed.output).toContain("there is nothing to compare with");
    expect(failed.changed).toEqual([]);
    const editing: Classify = async () => {
      repository.write("packages/killb/README.md", "edited meanwhile\n");
      return { level: "patch", counts: {}, review: [] };
    };
    const edited = await updateFrom([reply(200, next)], { classify: editing });
    expect(edited.output).toContain("packages/killb/README.md was changed while the update ran");
    expect(edited.changed).toEqual(["packages/killb/README.md"]);
  });

  it("reports as JSON", async () => {
    await using server = await startDocumentServer(reply(200, next));
    setAddress(server.url);
    const { output } = await update({ providers: [], json: true });
    const { providers } = JSON.parse(output);
    expect(providers.map(({ provider, outcome }: Record<string, string>) => [provider, outcome])).toEqual([
      ["align", "skipped"],
      ["gurupay", "skipped"],
      ["killb", "updated"],
    ]);
    expect(providers[2]).toMatchObject({
      level: null,
      published: { before: 1, after: 1 },
      sha256: hash(next),
    });
    expect(providers[2].files).toContainEqual({ path: "specs/killb/source.json", change: "updated" });
  });
});
