/** The checks of the specs, by their names in reports. */
type LintRule =
  /** The sources do not give a contract: an overlay's action matches nothing, a reference leads nowhere. */
  | "contract"
  /** `source.json` is not what it must be, or is not of the document beside it. */
  | "source"
  /** An action's evidence is no https address of a public page. */
  | "evidence"
  /** A schema that the mock cannot check by. */
  | "compiles"
  /** An example that its schema does not allow. */
  | "examples"
  /** The checks took too long: a pattern or a schema made for that. */
  | "time"
  /** A rule of Redocly's. */
  | `redocly/${string}`;

/** Something that is wrong with a provider's specs, and where. */
export interface Problem {
  readonly provider: string;
  readonly rule: LintRule;
  /** Relative to the repository. */
  readonly file: string;
  /** The line in the file, counted from one, where it is known. */
  readonly line?: number;
  /** The place in the contract, as a JSON Pointer. */
  readonly pointer?: string;
  readonly message: string;
}
