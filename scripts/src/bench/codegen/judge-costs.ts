/** What was measured, in times of openapi-typescript and openapi-fetch. */
export interface CodegenRatios {
  /** The whole package, where there was none. */
  readonly first: number;
  /** A document and a package that are unchanged. */
  readonly unchanged: number;
  readonly checkTime: number;
  readonly instantiations: number;
}

/** At most these. */
export const limits: CodegenRatios = { first: 1.2, unchanged: 0.1, checkTime: 0.35, instantiations: 0.02 };

/** What is over its limit, or said wrongly of a wrong path, a line each. */
export function judgeCosts(ratios: CodegenRatios, wrongPathError: string): string[] {
  const names: Readonly<Record<keyof CodegenRatios, string>> = {
    first: "Generating the whole package",
    unchanged: "Passing over what is unchanged",
    checkTime: "Type-checking the calls",
    instantiations: "The instantiations of the calls",
  };
  const over = (Object.keys(limits) as (keyof CodegenRatios)[])
    .filter((key) => !(ratios[key] <= limits[key]))
    .map((key) => `${names[key]}: ${ratios[key].toFixed(3)} times, over the limit of ${limits[key]}.`);
  const isPlain = /error TS\d+/.test(wrongPathError) && !wrongPathError.includes("TS2589");
  return isPlain ? over : [...over, `A wrong path has no plain error: ${wrongPathError}`];
}
