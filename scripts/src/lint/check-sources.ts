import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../json.ts";
import { readDocument } from "../read-document.ts";
import type { ProviderSources } from "../sources.ts";
import { hashBytes } from "../update/source-record.ts";
import type { Problem } from "./problem.ts";

/** Checks what a provider's folder says of itself: where the document is from, and why each action is there. */
export function checkSources(root: string, sources: ProviderSources): Problem[] {
  return [...checkRecord(root, sources), ...checkEvidence(root, sources)];
}

function checkRecord(root: string, { provider, file: document }: ProviderSources): Problem[] {
  const file = `specs/${provider}/source.json`;
  const source = readDocument(root, file);
  const members = isObject(source.value) ? source.value : {};
  const toProblem = (name: string, message: string): Problem => {
    const line = source.lineOf([name]);
    return {
      provider,
      rule: "source",
      file,
      ...(line === undefined ? {} : { line }),
      pointer: `/${name}`,
      message,
    };
  };
  const { url, page, obtained, retrieved, sha256 } = members;
  const problems: Problem[] = [];
  if (url !== null && !isPublicAddress(url))
    problems.push(toProblem("url", "`url` must be an https address, or null where no document is published"));
  if (!isEvidence(page, sha256))
    problems.push(
      toProblem("page", `\`page\` must be the https address of the page for people, ${orDocument}`),
    );
  if (typeof obtained !== "string" || obtained === "")
    problems.push(toProblem("obtained", "`obtained` must say how the document was obtained"));
  if (!isDate(retrieved)) problems.push(toProblem("retrieved", "`retrieved` must be a date: 2026-11-21"));
  const actual = hashBytes(readFileSync(join(root, document)));
  if (sha256 !== actual) {
    problems.push(
      toProblem(
        "sha256",
        `\`sha256\` is not that of ${document}, which is ${actual}: upstream's document is not edited, a correction goes into fixes.overlay.yaml`,
      ),
    );
  }
  return problems;
}

function checkEvidence(root: string, { provider, fixes, client, examples }: ProviderSources): Problem[] {
  const { value } = readDocument(root, `specs/${provider}/source.json`);
  const sha256 = isObject(value) ? value["sha256"] : undefined;
  return [fixes, client, examples].flatMap(({ file, actions }) =>
    actions
      .filter(({ evidence }) => !isEvidence(evidence, sha256))
      .map(({ number, line, evidence }) => ({
        provider,
        rule: "evidence" as const,
        file,
        ...(line === undefined ? {} : { line }),
        message: `action ${number}: \`x-evidence\` ${evidence} must be the https address of a public page, ${orDocument}`,
      })),
  );
}

const orDocument = "or the document itself by its hash: urn:sha256:<sha256 of source.json>";

/** A public page, or the document itself, which is all there is where it was given as a file. */
function isEvidence(value: unknown, sha256: unknown): boolean {
  return isPublicAddress(value) || (typeof sha256 === "string" && value === `urn:sha256:${sha256}`);
}

function isPublicAddress(value: unknown): boolean {
  const url = typeof value === "string" ? URL.parse(value) : null;
  return (
    url !== null && url.protocol === "https:" && url.username === "" && /\.[a-z]{2,}$/i.test(url.hostname)
  );
}

function isDate(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}
