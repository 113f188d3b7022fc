import type { ChangeCode } from "../policy.ts";
import type { WireChange } from "./read-report.ts";

/** A change that types show, if it is one that users meet: then the walk over types has told of it. */
export type WireClass = ChangeCode | "structure";

const documentTypes =
  /^(?:Info|Contact|License|ExternalDocs|Tag|TagList|Tags|TagGroups?|Examples?|ExamplesMap|Logo|Xml)$/;
const documentMembers = new Set(
  "description summary title example examples externalDocs tags version termsOfService xml".split(" "),
);
const constraints = new Set(
  `maxLength minLength pattern format maximum minimum exclusiveMaximum exclusiveMinimum multipleOf maxItems minItems
   uniqueItems maxProperties minProperties minContains maxContains contentEncoding contentMediaType allowEmptyValue
   dependentRequired propertyNames`.split(/\s+/),
);
const serializations = new Set(["style", "explode", "allowReserved", "contentType", "encoding"]);

/** What kind of change one of the documents is, by what it is a change of. */
export function classifyChange(change: WireChange): WireClass {
  const { typeName, property, kind, path } = change;
  if (documentTypes.test(typeName) || (property !== undefined && isDocument(property))) return "docs-changed";
  if (property === "deprecated") return change.revision === true ? "deprecated" : "docs-changed";
  if (typeName === "SecurityScheme" && kind === "added") return "docs-changed";
  if (/^SecurityRequirement/.test(typeName) || property === "security") {
    return change.impact === "major" ? "auth-changed" : "wire-changed";
  }
  if (/^(?:SecurityScheme|.*Flow)s?$/.test(typeName)) return "auth-changed";
  if (/^Server/.test(typeName) || property === "servers") return "server-changed";
  if (/\/headers\//.test(path) || typeName === "Header") return "wire-changed";
  if (property !== undefined && constraints.has(property)) return "constraint-changed";
  if (property === "default") return "default-changed";
  if (property !== undefined && serializations.has(property)) return "serialization-changed";
  return "structure";
}

function isDocument(property: string): boolean {
  return documentMembers.has(property) || property.startsWith("x-");
}
