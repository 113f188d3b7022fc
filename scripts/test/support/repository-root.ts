import { join } from "node:path";

/** The folder of the repository that the tests stand in. */
export const repositoryRoot = join(import.meta.dirname, "../../..");
