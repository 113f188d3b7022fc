import type { Level } from "../level.ts";
import { readPolicy, type Section } from "../policy.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { quote } from "./escape.ts";
import { listSections } from "./list-sections.ts";
import type { ToolVersions } from "./tool-versions.ts";

/** The bump of each package that a changeset names. */
export type Bumps = ReadonlyMap<string, Level>;

/** A changeset as its file has it. */
export function renderChangeset(
  verdict: Verdict,
  bumps: Bumps,
  displayName: string,
  tools: ToolVersions,
): string {
  const names = [...bumps].filter(([, level]) => level !== "none");
  const header = names.map(([name, level]) => `${JSON.stringify(name)}: ${level}`).join("\n");
  const sections = listSections([...verdict.findings, ...verdict.customers.findings.filter(isOfComposition)]);
  const body = sections.map(({ title, lines }) => `**${title}**\n\n${lines.join("\n")}\n`).join("\n");
  return `---\n${header}\n---\n\n${summarise(verdict, displayName)}\n\n${body}\n${renderFooter(verdict, tools)}\n`;
}

/** What the composed client loses or gains is no change of the provider's own, and told beside those. */
function isOfComposition({ code }: Verdict["findings"][number]): boolean {
  return code === "capability-added" || code === "capability-removed";
}

/** A sentence that stands alone in a list of changes. */
function summarise({ findings, base }: Verdict, displayName: string): string {
  if (base === undefined) return `The client of ${quote(displayName)} is new.`;
  const words = {
    breaking: "breaking",
    added: "added",
    behaviour: "of behaviour",
    deprecated: "deprecated",
    docs: "of docs",
  };
  const counts = (Object.keys(words) as Section[]).flatMap((section) => {
    const count = findings.filter(({ code }) => readPolicy(code).section === section).length;
    return count === 0 ? [] : [`${count} ${words[section]}`];
  });
  return `The contract of ${quote(displayName)} changed: ${counts.join(", ")}.`;
}

function renderFooter({ base, current, witness }: Verdict, tools: ToolVersions): string {
  const from = base === undefined ? "none" : shorten(base.contract);
  const proof = `${witness.errors} of ${witness.uses} uses of the published package no longer compile`;
  const by = `TypeScript ${tools.typescript} and ${tools.typescriptClassic}, \`@redocly/cli\` ${tools.redocly}`;
  return `Contract \`${from}\` to \`${shorten(current.contract)}\`; ${proof}. By ${by}.`;
}

function shorten(hash: string): string {
  return hash.slice(0, 12);
}
