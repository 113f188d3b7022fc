import { SpecError } from "../../codegen-error.ts";
import { isObject } from "../../json.ts";
import { readDocument } from "../../read-document.ts";
import type { ProviderPolicy } from "../policy.ts";

/**
 * What a provider decides for itself, from `policy` of its `source.json`.
 * @throws {SpecError} where it says what no policy is.
 */
export function readProviderPolicy(root: string, provider: string): ProviderPolicy {
  const file = `specs/${provider}/source.json`;
  const source = readDocument(root, file).value;
  const policy = isObject(source) && "policy" in source ? source["policy"] : {};
  const responseEnums = isObject(policy) && "responseEnums" in policy ? policy["responseEnums"] : "minor";
  const isKnown = isObject(policy) && Object.keys(policy).every((key) => key === "responseEnums");
  if (isKnown && (responseEnums === "minor" || responseEnums === "major")) return { responseEnums };
  throw new SpecError({
    place: { file, pointer: "/policy" },
    problem: "there is no such policy",
    hint: 'Write `"policy": { "responseEnums": "major" }` to make a further value of an enum in answers breaking, or nothing.',
  });
}
