import { findOwnedFiles } from "../tree/owned-files.ts";
import { hashFiles, readFile } from "./hash-files.ts";

/** The folder that all providers share: each has files there that start with its name. */
export const mockContracts = "packages/mocks/contracts";

export const mockIndex = `${mockContracts}/index.d.ts`;

/** The files of a provider that stand in the tree: all that its package holds, and its contracts of the mocks. */
export function findOutputs(root: string, provider: string): string[] {
  const contracts = findOwnedFiles(root, [mockContracts]).filter((path) => belongsTo(path, provider));
  return [...findOwnedFiles(root, [`packages/${provider}`]), ...contracts];
}

/** Whether a file in the mocks' folder is one of this provider. */
export function belongsTo(path: string, provider: string): boolean {
  return path.startsWith(`${mockContracts}/${provider}.`);
}

/** The hash of files as they stand in the tree; undefined where one of them is not a file that can be read. */
export function hashOutputs(root: string, paths: readonly string[]): string | undefined {
  try {
    return hashFiles(paths.map((path) => readFile(root, path)));
  } catch {
    return undefined;
  }
}
