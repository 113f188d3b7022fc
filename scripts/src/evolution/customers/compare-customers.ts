import { type Change, groupChanges } from "../finding.ts";
import { readPolicy } from "../policy.ts";
import { compareShapes } from "../types/compare-shapes.ts";
import type { CustomersSurface } from "./read-customers-surface.ts";

/**
 * The changes of a provider that users of the composed client meet. What a provider adds reaches them with the
 * provider's own package, so that only what breaks counts, and what the composed client itself can do.
 */
export function compareCustomers(
  provider: string,
  old: CustomersSurface,
  current: CustomersSurface,
): Change[] {
  const changes: Change[] = [];
  const report = (change: Change): void => {
    if (readPolicy(change.code).level === "major") changes.push(change);
  };
  const options = {
    name: `customers ${provider} options`,
    operations: [],
    subject: `options of ${provider}`,
  };
  compareShapes({ ...options, direction: "write" }, old.options, current.options, report);
  if (old.customer !== undefined && current.customer !== undefined) {
    const customer = { name: `customers ${provider}`, operations: [], subject: `customers of ${provider}` };
    compareShapes({ ...customer, direction: "read" }, old.customer, current.customer, report);
  }
  for (const name of old.capabilities.filter((each) => !current.capabilities.includes(each))) {
    changes.push(toChange("capability-removed", `${name} at ${provider}`));
  }
  for (const name of current.capabilities.filter((each) => !old.capabilities.includes(each))) {
    changes.push(toChange("capability-added", `${name} at ${provider}`));
  }
  return groupChanges(changes);
}

function toChange(code: Change["code"], subject: string): Change {
  return { code, layer: "types", subject, detail: "", operations: [], places: [] };
}
