/**
 * What a document may be at most. A published document of a thousand operations stays below a third of each: what is
 * beyond was made to use up memory or time.
 */
export const documentLimits = {
  /** The size of the file in bytes. */
  bytes: 32 * 1024 ** 2,
  /** Lines, brackets and commas of a YAML file: its parser takes a hundred times as long as that of JSON. */
  yamlMarks: 1_000_000,
  /** Values in all, those that aliases stand for counted each time. */
  values: 4_000_000,
  /** Values that stand there by an alias. */
  copiedValues: 200_000,
  /** How deep values may stand in values. */
  depth: 200,
} as const;
