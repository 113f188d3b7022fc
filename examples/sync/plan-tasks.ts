import { divideIds } from "./divide-ids.ts";
import type { MirroredProvider } from "./source.ts";
import type { PlannedTask } from "./storage/storage.ts";

/** All there is to do at a provider: as far as it offers them, the profile, the walk, and the look-ups by id. */
export function planTasks({ customers, ids, provider }: MirroredProvider): PlannedTask[] {
  const tasks: PlannedTask[] = [];
  if (customers.supports(provider, "list")) tasks.push({ provider, kind: "walk", ids: [] });
  if (customers.supports(provider, "profile")) tasks.push({ provider, kind: "profile", ids: [] });
  if (customers.supports(provider, "get")) {
    for (const part of divideIds(ids)) tasks.push({ provider, kind: "look-up", ids: part });
  }
  return tasks;
}
