import { align } from "./align.ts";
import { gurupay } from "./gurupay.ts";
import { killb } from "./killb.ts";

/** Every provider of the composition: the only place that names them all. */
const all = { killb, align, gurupay };

/** The adapters of all providers. An interface, so that editors show its name and not all that is in it. */
export interface Providers extends Readonly<typeof all> {}

/** The adapters of all providers, to compose with one of your own: `composeProviders({ ...providers, acme })`. */
export const providers: Providers = all;
