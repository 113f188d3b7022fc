/** What a contract has against a request or a response. */
export interface Violation {
  /** Where: `["request", "query", "per_page"]`. */
  readonly location: readonly string[];
  readonly severity: "Error" | "Warning" | "Information" | "Hint";
  /** The schema keyword that failed, or a status such as 401. */
  readonly code?: string | number;
  readonly message: string;
}
