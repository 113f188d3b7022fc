import { mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { hashGenerator } from "../../src/record/hash-inputs.ts";
import { runRecorded } from "../../src/record/run-recorded.ts";
import { type CodegenRun, createRepository, type Repository } from "./create-repository.ts";
import { repositoryRoot } from "./repository-root.ts";

export const recordFile = "node_modules/.cache/tributary/codegen.json";

/** A repository that keeps a record of its own. */
export interface RecordingRepository extends Repository {
  runRecorded(options?: RecordedRun): Promise<CodegenRun>;
}

interface RecordedRun {
  readonly check?: boolean;
  readonly force?: boolean;
  readonly providers?: readonly string[];
  /** The generator's hash when the process was started. Default: as it is now. */
  readonly loaded?: string;
}

/** Copies a repository; its dependencies are a folder of links, and its generator is a few files to be changed. */
export function createRecordingRepository(original: Repository): RecordingRepository {
  const repository = createRepository(original);
  const { root } = repository;
  rmSync(join(root, "node_modules"));
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(repositoryRoot, "node_modules"))) {
    if (name !== ".cache" && name !== ".pnpm") {
      symlinkSync(join(repositoryRoot, "node_modules", name), join(root, "node_modules", name));
    }
  }
  repository.write("node_modules/.pnpm/lock.yaml", "installed: 1\n");
  repository.write("pnpm-lock.yaml", "asked: 1\n");
  repository.write("package.json", "{}\n");
  repository.write("scripts/package.json", "{}\n");
  repository.write("scripts/codegen.ts", "// the entry\n");
  repository.write("scripts/src/emit/emit-client.ts", "// a module\n");
  return {
    ...repository,
    async runRecorded({ check = false, force = false, providers = [], loaded = hashGenerator(root) } = {}) {
      const lines: string[] = [];
      const print = (line: string) => void lines.push(line);
      return { isWell: await runRecorded({ root, providers, check, force, loaded, print }), lines };
    },
    [Symbol.dispose]: () => repository[Symbol.dispose](),
  };
}
