import type { Json, JsonObject } from "../json.ts";

/** The first of the numbers nearest to hand that keeps to every bound. */
export function sampleNumber(schema: JsonObject): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === "number" && multipleOf > 0 ? multipleOf : 1;
  const bounds = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter(
    (bound) => typeof bound === "number",
  );
  const aligned = bounds.flatMap((bound) => [
    Math.ceil(bound / step) * step,
    Math.floor(bound / step) * step,
  ]);
  const candidates = [
    1,
    step,
    ...aligned.flatMap((value) => [value, value + step, value - step]),
    middle(bounds),
  ];
  const isWhole = schema["type"] !== "number" || multipleOf !== undefined;
  return candidates.find(
    (value) =>
      isAbove(value, minimum, exclusiveMinimum) &&
      isAbove(-value, negate(maximum), negate(exclusiveMaximum)) &&
      (!isWhole || value % step === 0) &&
      (schema["type"] !== "integer" || Number.isInteger(value)),
  );
}

function middle(bounds: readonly number[]): number {
  return bounds.reduce((sum, bound) => sum + bound, 0) / Math.max(1, bounds.length);
}

function negate(bound: Json | undefined): Json | undefined {
  return typeof bound === "number" ? -bound : bound;
}

/** OpenAPI 3.0 says by a boolean that the bound itself is out, 3.1 by a bound of its own. */
function isAbove(value: number, bound: Json | undefined, exclusive: Json | undefined): boolean {
  if (typeof exclusive === "number" && value <= exclusive) return false;
  if (typeof bound !== "number") return true;
  return exclusive === true ? value > bound : value >= bound;
}
