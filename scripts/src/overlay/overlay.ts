import type { Json } from "../json.ts";

/** An OpenAPI Overlay 1.0.0 document, as far as it is acted on. */
export interface Overlay {
  /** The file, relative to the repository. */
  readonly file: string;
  readonly actions: readonly OverlayAction[];
}

export interface OverlayAction {
  /** The action's place in the overlay, counted from one. */
  readonly number: number;
  readonly line: number | undefined;
  /** An RFC 9535 JSONPath query over the document. */
  readonly target: string;
  /** Why the action is there. */
  readonly reason: string;
  /** Where the reason can be read. */
  readonly evidence: string;
  readonly change: { readonly update: Json } | { readonly remove: true };
}
