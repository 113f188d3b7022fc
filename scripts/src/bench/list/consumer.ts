import { measureWalk, type WalkOrder } from "./measure-walk.ts";

/* Measures one walk, in a process that has done nothing else. */

// Whoever started it is gone: nobody will read what it finds.
process.once("disconnect", () => process.exit());

const order = JSON.parse(process.argv[2] ?? "") as WalkOrder;
const measured = await measureWalk(order, (done) => process.send?.({ done }));
process.send?.({ measured }, () => process.disconnect?.());
