import { type PolicyRow, policy } from "../policy.ts";

const start = "<!-- policy:start -->";
const end = "<!-- policy:end -->";

const proofs: Readonly<Record<PolicyRow["proof"], string>> = {
  compiler: "a program that no longer compiles",
  types: "the types",
  documents: "the documents",
};

/** The policy as a table of Markdown. */
function renderPolicyTable(): string[] {
  const rows = Object.entries(policy).map(
    ([code, { level, change, proof }]) => `| ${level} | ${change} | ${proofs[proof]} | \`${code}\` |`,
  );
  return ["| Level | Change | Proof | Code |", "| - | - | - | - |", ...rows];
}

/**
 * Puts the table between the markers of a document.
 * @throws {Error} where the document does not hold them.
 */
export function replacePolicyTable(document: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the document must hold ${start} and, after it, ${end}`);
  return `${document.slice(0, from)}${[start, "", ...renderPolicyTable(), "", ""].join("\n")}${document.slice(to)}`;
}
