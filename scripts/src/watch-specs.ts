import { watch } from "node:fs";
import { join } from "node:path";

/** How long after a change the tree must be quiet, in milliseconds: editors write a file in several steps. */
const quietTime = 100;

/**
 * Calls back after each burst of changes in `specs/`, one call at a time; a change during a call is followed by
 * another.
 * @returns ends the watching.
 */
export function watchSpecs(root: string, onChange: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await onChange();
    } while (again);
    running = false;
  };
  const watcher = watch(join(root, "specs"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quietTime);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
