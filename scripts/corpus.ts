import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkDocument, type DocumentResult } from "./src/corpus/check-document.ts";

const { values } = parseArgs({
  options: {
    from: { type: "string" },
    documents: { type: "string" },
    json: { type: "boolean" },
    timeout: { type: "string" },
  },
});
const repository = join(import.meta.dirname, "..");
const list = readFileSync(values.documents ?? "", "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line !== "" && !line.startsWith("#"));
const results: DocumentResult[] = [];
for (const document of list) {
  const file = join(values.from ?? "", document);
  if (!existsSync(file)) throw new Error(file);
  const result = await checkDocument({
    repository,
    document,
    file,
    timeout: Number(values.timeout ?? 600) * 1000,
  });
  results.push(result);
  console.log(
    values.json === true
      ? JSON.stringify(result)
      : `${result.result} ${document} ${result.operations} ${result.kilobytes}KB ${result.seconds}s ${result.detail}`,
  );
}
