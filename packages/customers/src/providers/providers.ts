/** Every provider of the composition: the only place that names them all. */
export { align } from "./align.ts";
export { gurupay } from "./gurupay.ts";
export { killb } from "./killb.ts";
