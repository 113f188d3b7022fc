import { align } from "./align.ts";
import { gurupay } from "./gurupay.ts";
import { killb } from "./killb.ts";

/** Every provider of the composition. */
export const providers = { killb, align, gurupay };
