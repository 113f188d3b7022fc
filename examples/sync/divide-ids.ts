/** How many customers one task looks up: what is done again after a kill, and what one process takes at a time. */
const TASK_SIZE = 25;

/** Divides ids into the parts that tasks look up, each id once. */
export function divideIds(ids: Iterable<string>): string[][] {
  const distinct = [...new Set(ids)];
  const parts = Math.ceil(distinct.length / TASK_SIZE);
  return Array.from({ length: parts }, (_, part) => distinct.slice(part * TASK_SIZE, (part + 1) * TASK_SIZE));
}
