import { afterEach, describe, expect, it, vi } from "vitest";
import type { Files } from "../../src/emit/emit-package.ts";
import { type Generated, generate } from "../../src/generate.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const formatFiles = vi.hoisted(() => vi.fn());
vi.mock("../../src/tree/format-files.ts", () => ({ formatFiles }));

afterEach(() => formatFiles.mockReset());

function list(generated: readonly Generated[]): [string, "files" | "error"][] {
  return generated.map((each) => [each.provider, "files" in each ? "files" : "error"]);
}

describe("generate", () => {
  it("formats all providers in one process", async () => {
    formatFiles.mockImplementation((_, files: Files) => files);
    expect(list(await generate(repositoryRoot, ["align", "killb"]))).toEqual([
      ["align", "files"],
      ["killb", "files"],
    ]);
    expect(formatFiles).toHaveBeenCalledTimes(1);
  });

  it("loses only the provider whose files do not pass the formatter", async () => {
    formatFiles.mockImplementation((_, files: Files) => {
      if (files.has("packages/gurupay/src/client.ts"))
        throw new Error("packages/gurupay/src/client.ts:1 is odd");
      return files;
    });
    const generated = await generate(repositoryRoot, ["align", "gurupay", "nowhere", "killb"]);
    expect(list(generated)).toEqual([
      ["align", "files"],
      ["gurupay", "error"],
      ["nowhere", "error"],
      ["killb", "files"],
    ]);
    expect(generated[1]).toMatchObject({ error: { message: "packages/gurupay/src/client.ts:1 is odd" } });
  });
});
