import type { PrismDiagnostic } from "../contract/prism.ts";
import type { Violation } from "./violation.ts";

const severities = ["Error", "Warning", "Information", "Hint"] as const;

export function toViolation(side: "request" | "response", diagnostic: PrismDiagnostic): Violation {
  const { path = [], code, message, severity } = diagnostic;
  return {
    location: [side, ...path.map(String)],
    severity: severities[severity] ?? "Error",
    ...(code === undefined ? {} : { code }),
    message,
  };
}
