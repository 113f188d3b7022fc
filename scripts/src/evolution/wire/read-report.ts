import { isObject, type Json, type JsonObject } from "../../json.ts";

/** One change between two contracts, as Redocly reports it. */
export interface WireChange {
  readonly kind: string;
  /** The type of what changed: `Schema`, `Parameter`, `SecurityScheme`. */
  readonly typeName: string;
  /** The member that changed; undefined where the whole was added or removed. */
  readonly property: string | undefined;
  readonly impact: "major" | "minor" | "patch";
  /** Where, by the first way that leads there, as a JSON Pointer. */
  readonly path: string;
  /** Where it stands in the document itself. */
  readonly pointer: string;
  readonly base: Json | undefined;
  readonly revision: Json | undefined;
}

/**
 * Reads the report of the one version of Redocly's diff that is installed.
 * @throws {Error} where it is not in the form that this version writes: the program is experimental.
 */
export function readReport(text: string): WireChange[] {
  const report: unknown = JSON.parse(text);
  if (!isObject(report) || report["reportVersion"] !== "1" || !Array.isArray(report["changes"])) {
    throw new Error(
      "Redocly's diff writes another report than it did: adapt scripts/src/evolution/wire to it.",
    );
  }
  return report["changes"].filter(isObject).map(toChange);
}

function toChange(change: JsonObject): WireChange {
  const [base, revision] = [change["base"], change["revision"]].map((each) => (isObject(each) ? each : {}));
  const property = change["property"];
  const impact = change["impact"];
  return {
    kind: String(change["kind"]),
    typeName: String(change["typeName"]),
    property: typeof property === "string" ? property : undefined,
    impact: impact === "major" || impact === "minor" ? impact : "patch",
    path: String(change["path"]).replace(/^#/, ""),
    pointer: String(revision?.["pointer"] ?? base?.["pointer"] ?? change["path"]).replace(/^#/, ""),
    base: base?.["value"],
    revision: revision?.["value"],
  };
}
