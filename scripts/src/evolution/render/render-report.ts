import type { Verdict } from "../verdict/verdict.ts";
import { flatten, quote } from "./escape.ts";
import { listSections } from "./list-sections.ts";

/** A verdict as Markdown: a job's summary, or a comment. */
export function renderMarkdown(verdict: Verdict): string {
  const lines = [`### ${quote(`@tributary/${verdict.provider}`)}: ${describeLevel(verdict)}`, ""];
  if (verdict.base !== undefined) lines.push(`Compared with ${quote(verdict.base.label)}.`, "");
  for (const section of listSections(verdict.findings))
    lines.push(`**${section.title}**`, "", ...section.lines, "");
  if (verdict.customers.level !== "none") lines.push(...renderCustomers(verdict), "");
  if (verdict.doubts.length > 0) {
    lines.push("**Needs review**", "", ...verdict.doubts.map((doubt) => `- ${quote(doubt, 400)}`), "");
  }
  const { uses, errors, ignored } = verdict.witness;
  if (uses > 0)
    lines.push(
      `${errors} of ${uses} uses of the published package no longer compile (${ignored} ignored).`,
      "",
    );
  return lines.join("\n");
}

function renderCustomers({ customers }: Verdict): string[] {
  const lines = [`**\`@tributary/customers\`: ${customers.bump}**`, ""];
  for (const { lines: entries } of listSections(customers.findings)) lines.push(...entries);
  for (const { file, line, column, code, text } of customers.errors) {
    lines.push(`- Change ${quote(`${file}:${line}:${column}`)}: ${quote(`${code}: ${text}`, 300)}`);
  }
  return lines;
}

/** A verdict as lines for a terminal. */
export function renderText(verdict: Verdict): string {
  const lines = [`${verdict.provider}  ${describeLevel(verdict)}`];
  for (const section of listSections(verdict.findings)) {
    lines.push(`  ${section.title}`, ...section.lines.map((line) => `    ${line}`));
  }
  const { customers } = verdict;
  if (customers.level !== "none") {
    lines.push(`  @tributary/customers: ${customers.bump}`);
    for (const section of listSections(customers.findings))
      lines.push(...section.lines.map((line) => `    ${line}`));
    for (const { file, line, column, code, text } of customers.errors) {
      lines.push(`    ${file}:${line}:${column}  ${code}: ${flatten(text, 300)}`);
    }
  }
  if (verdict.doubts.length > 0) {
    lines.push("  Needs review", ...verdict.doubts.map((doubt) => `    - ${flatten(doubt, 400)}`));
  }
  return lines.join("\n");
}

function describeLevel({ level, bump, version }: Verdict): string {
  if (level === "none") return "no change";
  return bump === level ? level : `${level} (a ${bump} at ${version})`;
}
