import { addProvider } from "../add/add-provider.ts";
import { CodegenError } from "../codegen-error.ts";

/** Adds one document to a workspace, in a process of its own; 3 when the document is refused by name. */
const [root = "", name = "", source = ""] = process.argv.slice(2);
try {
  await addProvider({ root, name, source, today: "2026-01-01", print: () => {} });
} catch (error) {
  console.log(error instanceof CodegenError ? error.message : error);
  process.exitCode = error instanceof CodegenError ? 3 : 1;
}
