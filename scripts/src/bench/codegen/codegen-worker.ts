import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { runCodegen } from "../../run-codegen.ts";

/** One run of the generator over a repository, as `pnpm codegen` makes it; its record is kept where it is told. */
const [root = "", record = ""] = process.argv.slice(2);
enableCompileCache(join(root, "compiled"));
const isWell = await runCodegen({ root, providers: [], check: false, print: () => {}, recordFolder: record });
process.exitCode = isWell ? 0 : 1;
