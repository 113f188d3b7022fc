import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { findProviders } from "../providers.ts";
import { type FoundImport, findImports } from "./find-imports.ts";

/** An import that the design does not allow, and why. */
export interface ForbiddenImport extends FoundImport {
  readonly reason: string;
}

interface PackageRules {
  /** Packages of ours that its sources may import. */
  readonly own: readonly string[];
  /** Whether it may use what only Node has. */
  readonly isForNode: boolean;
}

/**
 * The imports that break the arrows of the design: providers stand on the transport, the composition on both,
 * the mocks on the contracts alone; nothing published imports the scripts, reaches into another package past
 * its exports, or, where it must run in a browser, uses Node.
 */
export function findForbiddenImports(root: string): ForbiddenImport[] {
  const packages = readdirSync(join(root, "packages")).filter((name) =>
    existsSync(join(root, "packages", name, "package.json")),
  );
  return packages.flatMap((name) => {
    const rules = toRules(name, findProviders(root));
    const sources = existsSync(join(root, "packages", name, "src"))
      ? findImports(root, `packages/${name}/src`)
      : [];
    const tests = existsSync(join(root, "packages", name, "test"))
      ? findImports(root, `packages/${name}/test`)
      : [];
    return [
      ...sources.flatMap((found) => judge(root, name, rules, found)),
      ...tests.flatMap((found) => judge(root, name, toTestRules(rules), found)),
    ];
  });
}

function toRules(name: string, providers: readonly string[]): PackageRules {
  if (providers.includes(name)) return { own: ["http"], isForNode: false };
  if (name === "customers") return { own: ["http", ...providers], isForNode: false };
  return { own: [], isForNode: name === "mocks" };
}

/** Anyone may test with the mocks, on Node. */
function toTestRules(rules: PackageRules): PackageRules {
  return { own: [...rules.own, "mocks"], isForNode: true };
}

function judge(root: string, name: string, rules: PackageRules, found: FoundImport): ForbiddenImport[] {
  const reason = findReason(root, name, rules, found);
  return reason === undefined ? [] : [{ ...found, reason }];
}

function findReason(root: string, name: string, rules: PackageRules, found: FoundImport): string | undefined {
  const { file, specifier } = found;
  if (specifier.startsWith(".")) {
    const target = normalize(join(dirname(file), specifier));
    return target.startsWith(`packages/${name}/`) ? undefined : "a relative import leaves its package";
  }
  if (specifier.startsWith("node:")) {
    return rules.isForNode ? undefined : "published client code runs where there is no Node";
  }
  const [, target, subpath] = /^@tributary\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (target === undefined || target === name) return undefined;
  if (!rules.own.includes(target)) return `${name} may not import ${target}`;
  return subpath === undefined || isExported(root, target, subpath)
    ? undefined
    : "it reaches past the exports";
}

function isExported(root: string, target: string, subpath: string): boolean {
  const manifest = JSON.parse(readFileSync(join(root, "packages", target, "package.json"), "utf8")) as {
    exports?: Record<string, unknown>;
  };
  return Object.keys(manifest.exports ?? {}).some((key) => {
    const [prefix = "", suffix] = key.split("*");
    const wanted = `./${subpath}`;
    return suffix === undefined ? key === wanted : wanted.startsWith(prefix) && wanted.endsWith(suffix);
  });
}
