/** A program of a user's, and how large its bundle may be. */
export interface Budget {
  readonly name: string;
  /** What the user writes. */
  readonly program: string;
  /** The most bytes after gzip. */
  readonly bytes: number;
  /** Why this many, and what a change of the number has to argue with. */
  readonly reason: string;
  /** How the names of modules begin that must not be in the bundle: strategies it does not use. */
  readonly without: readonly string[];
}

const TOKENS = ["authentication/tokens/", "authentication/bearer."];
const PAGES = ["pagination/"];

export const budgets: readonly Budget[] = [
  {
    name: "Align, one call",
    program: `import { createAlignClient } from "@tributary/align";
const align = createAlignClient({ apiKey: prompt("key") ?? "", environment: "sandbox" });
const result = await align.getCustomer({ customer_id: "1" });
if (result.ok) console.log(result.data.kycs?.status);`,
    bytes: 5_000,
    reason: "half of it is openapi-fetch; a client without retries and timeouts already takes 4 kB elsewhere",
    without: [...TOKENS, ...PAGES],
  },
  {
    name: "KillB, one call",
    program: `import { createKillbClient } from "@tributary/killb";
const killb = createKillbClient({ email: prompt("email") ?? "", password: prompt("password") ?? "" });
const result = await killb.getProfile();
if (result.ok) console.log(result.data);`,
    bytes: 6_500,
    reason: "Align's, and a token source that logs in, refreshes and shares what it got",
    without: ["authentication/bearer.", "authentication/api-key.", ...PAGES],
  },
  {
    name: "Guru Pay, pages",
    program: `import { createGurupayClient } from "@tributary/gurupay";
const gurupay = createGurupayClient({ token: prompt("token") ?? "" });
for await (const customer of gurupay.listCustomers.items()) console.log(customer.name);`,
    bytes: 5_500,
    reason: "Align's, and iterators over pages",
    without: ["authentication/tokens/", "authentication/api-key."],
  },
  {
    name: "a client imported, not used",
    program: `import { createAlignClient, descriptor, HttpError } from "@tributary/align";
import { createKillbClient } from "@tributary/killb";
import "@tributary/gurupay";
console.log("nothing of theirs");`,
    bytes: 100,
    reason: "importing has no effect, so that a bundler may drop it whole",
    without: ["client/", "middleware/", "send/", ...TOKENS, ...PAGES],
  },
];
