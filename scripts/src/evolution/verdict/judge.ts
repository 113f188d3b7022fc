import type { Change, CompilerMessage, Finding, TypePlace } from "../finding.ts";
import { levels } from "../level.ts";
import { type ProviderPolicy, readPolicy } from "../policy.ts";
import type { CompilerError } from "../witness/run-witness.ts";
import type { Witness, WitnessLine } from "../witness/witness-writer.ts";

/** A use of the published package that no longer compiles. */
export interface RedLine {
  readonly use: WitnessLine;
  readonly error: CompilerError;
}

export interface JudgeOptions {
  readonly changes: readonly Change[];
  readonly policy: ProviderPolicy;
  readonly witness: Witness;
  readonly red: readonly RedLine[];
}

/** The findings of a provider, and where its witnesses contradict each other. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly doubts: readonly string[];
}

/**
 * Gives each change the level of the policy and the compiler's message that proves it. Two independent
 * witnesses must agree: what the walk calls breaking must break a program, and what breaks one must be known to
 * the walk. Where they do not, the verdict is the worse of the two, and in doubt.
 */
export function judgeChanges({ changes, policy, witness, red }: JudgeOptions): Judgement {
  const findings = changes.map((change) => toFinding(change, policy, red));
  const breaking = findings.filter(({ level }) => level === "major");
  const doubts = breaking
    .filter((finding) => readPolicy(finding.code).proof === "compiler" && finding.layer === "types")
    .filter((finding) => finding.message === undefined && isExercised(finding, witness))
    .map(({ code, subject }) => `${code} of ${subject}: no line of the witness fails by it`);
  const unexplained = red.filter(({ use }) => !breaking.some((finding) => explains(finding, use)));
  const failed = groupByText(unexplained).map(toFailure);
  for (const { subject, message } of failed) {
    doubts.push(
      `${subject}: the witness fails and the walk over types does not know why: ${message?.code}: ${message?.text}`,
    );
  }
  return { findings: sortFindings([...findings, ...failed]), doubts };
}

function toFinding(change: Change, policy: ProviderPolicy, red: readonly RedLine[]): Finding {
  const isClosed = change.code === "response-enum-widened" && policy.responseEnums === "major";
  const code = isClosed ? "response-enum-closed" : change.code;
  const { level, proof } = readPolicy(code);
  const message = proof === "compiler" ? findMessage(change.places, red) : undefined;
  return { ...change, code, level, ...(message === undefined ? {} : { message }) };
}

/** The message of the line that is nearest to the change: at its very place, or else on the way to it. */
function findMessage(places: readonly TypePlace[], red: readonly RedLine[]): CompilerMessage | undefined {
  const ranked = places.flatMap((place, order) =>
    red
      .filter(({ use }) => use.slot === place.slot && isOnWay(use.path, place.path))
      .map((line) => ({ line, rank: Math.abs(line.use.path.length - place.path.length) * 1000 + order })),
  );
  const [best] = ranked.toSorted((a, b) => a.rank - b.rank);
  return best === undefined ? undefined : toMessage(best.line);
}

function toMessage({ use, error }: RedLine): CompilerMessage {
  return { code: error.code, text: error.text, source: use.code };
}

/** Whether one place leads to the other. */
function isOnWay(one: readonly string[], other: readonly string[]): boolean {
  const shorter = Math.min(one.length, other.length);
  return one.slice(0, shorter).every((step, index) => step === other[index]);
}

/** Whether the witness has a line at the place of a change: what is too deep or has no name has none. */
function isExercised({ places, code }: Finding, { lines }: Witness): boolean {
  // Of a member that is new, the line is the one that leaves it out.
  const isNew = code === "request-member-required" || code === "success-added" || code === "input-required";
  return places.some(({ slot, path }) =>
    lines.some(
      (line) =>
        line?.slot === slot &&
        (line.path.length === path.length || (isNew && line.path.length === path.length - 1)) &&
        isOnWay(line.path, path),
    ),
  );
}

/** A failing line is explained by a change of the same operation, or of the same name. */
function explains({ operations, places }: Finding, use: WitnessLine): boolean {
  if (use.operation !== undefined && operations.includes(use.operation)) return true;
  return places.some(({ slot }) => slot === use.slot);
}

function groupByText(lines: readonly RedLine[]): RedLine[] {
  const first = new Map<string, RedLine>();
  for (const line of lines) {
    const key = `${line.use.slot}\0${line.error.code}`;
    if (!first.has(key)) first.set(key, line);
  }
  return [...first.values()];
}

function toFailure(line: RedLine): Finding {
  const { slot, path, operation } = line.use;
  return {
    code: "witness-failed",
    level: "major",
    layer: "witness",
    subject: [slot, ...path].join(" "),
    detail: "",
    operations: operation === undefined ? [] : [operation],
    places: [{ slot, path }],
    message: toMessage(line),
  };
}

/** Sorts by level, code and subject, so that the order does not depend on the order of a document. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ code, subject, detail }: Finding): string => `${code}\0${subject}\0${detail}`;
  return findings.toSorted(
    (a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || (key(a) < key(b) ? -1 : 1),
  );
}
