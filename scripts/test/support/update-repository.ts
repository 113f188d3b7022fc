import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Classify } from "../../src/update/classify.ts";
import { runUpdate } from "../../src/update/run-update.ts";
import {
  compareFiles,
  createGeneratedRepository,
  createRepository,
  type Repository,
} from "./create-repository.ts";
import { type Answer, startDocumentServer } from "./document-server.ts";
import { repositoryRoot } from "./repository-root.ts";

const clock = { now: () => Date.parse("2027-03-04T05:06:07Z"), sleep: async () => {} };
let generated: Repository;
export let repository: Repository;
let before: Map<string, string>;

/** Gives each test of a file a repository of its own, in which everything is generated. */
export function useRepositories(): void {
  beforeAll(async () => {
    generated = await createGeneratedRepository();
  });
  afterAll(() => generated[Symbol.dispose]());
  beforeEach(() => {
    repository = createRepository(generated);
    before = repository.list();
    return () => repository[Symbol.dispose]();
  });
}

export interface Run {
  readonly isWell: boolean;
  readonly output: string;
  readonly changed: readonly string[];
}

export async function update(options: {
  providers: string[];
  from?: string;
  check?: boolean;
  json?: boolean;
  acceptDifferent?: boolean;
  classify?: Classify;
}): Promise<Run> {
  const lines: string[] = [];
  const isWell = await runUpdate({
    root: repository.root,
    check: false,
    json: false,
    acceptDifferent: false,
    clock,
    fetchOptions: { clock, attempts: 2, timeout: 10_000 },
    print: (line) => lines.push(line),
    progress: () => {},
    ...options,
  });
  return { isWell, output: lines.join("\n"), changed: compareFiles(repository.list(), before) };
}

export function setAddress(url: string): void {
  const source = JSON.parse(repository.read("specs/killb/source.json"));
  repository.write("specs/killb/source.json", JSON.stringify({ ...source, url }));
}

/** Updates KillB from a server that answers so. */
export async function updateFrom(
  answers: readonly Answer[],
  options: { check?: boolean; classify?: Classify; acceptDifferent?: boolean } = {},
): Promise<Run> {
  await using server = await startDocumentServer(...answers);
  setAddress(server.url);
  before = repository.list();
  return await update({ providers: ["killb"], ...options });
}

/** The document of KillB that is held, and a next version of it. */
export const held = readFileSync(join(repositoryRoot, "specs/killb/openapi.yaml"), "utf8");
export const next = held
  .replace("version: 2.0.0", "version: 2.1.0")
  .replace("'500':", "'418':\n          description: Short\n        '500':");
export const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
