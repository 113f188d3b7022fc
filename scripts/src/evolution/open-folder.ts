import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder outside the tree. Disposing of it removes it, and so does the end of the process. */
export function openFolder(purpose: string): { readonly path: string } & Disposable {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `tributary-${purpose}-`)));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  process.once("exit", remove);
  return {
    path,
    [Symbol.dispose]() {
      process.removeListener("exit", remove);
      remove();
    },
  };
}
