import { stringify } from "yaml";
import type { Json } from "../json.ts";

/** An action to write. */
export interface NewAction {
  readonly target: string;
  readonly description: string;
  readonly change: { readonly update: Json } | { readonly remove: true };
  /** Where the reason can be read. Default: that of the overlay. */
  readonly evidence?: string;
}

/** An overlay as a person would write it, each action with its reason and evidence. */
export function emitOverlay(title: string, page: string, actions: readonly NewAction[]): string {
  const written = actions.map(({ target, description, change, evidence = page }) => ({
    target,
    description,
    "x-evidence": evidence,
    ...change,
  }));
  const overlay = { overlay: "1.0.0", info: { title, version: "1.0.0" }, actions: written };
  return stringify(overlay, { lineWidth: 108, aliasDuplicateObjects: false }).replaceAll(
    "\n  - target:",
    (line, offset: number, text: string) => (text.slice(0, offset).endsWith("actions:") ? line : `\n${line}`),
  );
}

/** A JSONPath query for one place, by its names. */
export function toQuery(...steps: readonly string[]): string {
  const written = steps.map((step) =>
    /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`,
  );
  return `$${written.join("")}`;
}
