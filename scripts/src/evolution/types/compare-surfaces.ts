import type { Change } from "../finding.ts";
import { compareDescriptors } from "./compare-descriptors.ts";
import { compareOperations } from "./compare-operations.ts";
import { comparePathCalls } from "./compare-path-calls.ts";
import { compareShapes } from "./compare-shapes.ts";
import { listOperations, type Node, type Report, ShapeWalk } from "./shape-walk.ts";
import type { Surface } from "./surface.ts";

/** Every change between what a package publishes and what it would publish, ungrouped. */
export function compareSurfaces(old: Surface, current: Surface): Change[] {
  const found: { change: Change; node: Node | undefined }[] = [];
  const report: Report = (change, node) => void found.push({ change, node });
  const walk = new ShapeWalk();
  compareNames([...old.names.keys()], [...current.names.keys()], "", report);
  compareNames(old.schemas, current.schemas, 'components["schemas"]', report);
  compareLists(old.environments, current.environments, "environment", report);
  compareShapes(
    { name: "options", direction: "write", operations: [], subject: `options of ${old.factory}` },
    old.options,
    current.options,
    report,
    walk,
  );
  compareOperations(old, current, report, walk);
  comparePathCalls(old, current, report, walk);
  compareDescriptors(old.descriptor, current.descriptor, report);
  walk.finish();
  return found.map(({ change, node }) =>
    node === undefined ? change : { ...change, operations: listOperations(node) },
  );
}

/** The names of schemas are the exports of those who use `components`. */
function compareNames(
  old: readonly string[],
  current: readonly string[],
  holder: string,
  report: Report,
): void {
  const describe = (name: string): string => (holder === "" ? name : `${holder}[${JSON.stringify(name)}]`);
  for (const name of old.filter((each) => !current.includes(each))) {
    report(toChange("name-removed", describe(name), `name ${describe(name)}`));
  }
  for (const name of current.filter((each) => !old.includes(each))) {
    report(toChange("name-added", describe(name), `name ${describe(name)}`));
  }
}

function compareLists(
  old: readonly string[],
  current: readonly string[],
  what: "environment",
  report: Report,
): void {
  for (const name of old.filter((each) => !current.includes(each))) {
    report(toChange(`${what}-removed`, name, `${what} ${name}`));
  }
  for (const name of current.filter((each) => !old.includes(each))) {
    report(toChange(`${what}-added`, name, `${what} ${name}`));
  }
}

function toChange(code: Change["code"], subject: string, slot: string): Change {
  return { code, layer: "types", subject, detail: "", operations: [], places: [{ slot, path: [] }] };
}
