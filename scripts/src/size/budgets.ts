/** A program of a user's, and how large its bundle may be. */
export interface Budget {
  readonly name: string;
  /** What the user writes. */
  readonly program: string;
  /** How many bytes after gzip it is to have: the goal. */
  readonly bytes: number;
  /** How many it may have today, where the goal is not reached; it is lowered with the bundle. Default: the goal. */
  readonly ceiling?: number;
  /** Why this many, and what a change of the number has to argue with. */
  readonly reason: string;
  /** How the names of modules begin that must not be in the bundle: strategies it does not use. */
  readonly without: readonly string[];
}

const TOKENS = ["authentication/tokens/", "authentication/bearer."];
const PAGES = ["pagination/"];
/** What none of the three providers asks for. */
const SCHEMES = [
  "authorization-key.",
  "basic.",
  "cookie-key.",
  "query-key.",
  "schemes.",
  "rename-response.",
].map((name) => `authentication/${name}`);
const RARE = [...SCHEMES, "request/object-query.", "request/renamed-input."];
const QUERIES = ["request/query-parameters.", "request/styled-query."];
const HEADERS = ["request/header-parameters.", "request/keyed-headers."];
const BODIES = ["request/json-body.", "request/form-body."];
const MEDIA = ["answer/any-media."];

export const budgets: readonly Budget[] = [
  {
    name: "Align, one call",
    program: `import { createAlignClient } from "@tributary/align";
const align = createAlignClient({ apiKey: prompt("key") ?? "", environment: "sandbox" });
const result = await align.getCustomer({ customer_id: "1" });
if (result.ok) console.log(result.data.kycs?.status);`,
    bytes: 5_000,
    ceiling: 5_250,
    reason: "a client without retries, timeouts and limits already takes 4 kB elsewhere",
    without: [
      ...RARE,
      ...TOKENS,
      ...PAGES,
      ...QUERIES,
      ...HEADERS,
      ...BODIES,
      ...MEDIA,
      "descriptor/json-pointer.",
      "middleware/rebuild-response.",
    ],
  },
  {
    name: "KillB, one call",
    program: `import { createKillbClient } from "@tributary/killb";
const killb = createKillbClient({ email: prompt("email") ?? "", password: prompt("password") ?? "" });
const result = await killb.getProfile();
if (result.ok) console.log(result.data);`,
    bytes: 6_500,
    reason: "Align's, and a token source that logs in, refreshes and shares what it got",
    without: [
      ...RARE,
      "authentication/bearer.",
      "authentication/api-key.",
      "request/path-parameters.",
      "request/form-body.",
      ...PAGES,
      ...QUERIES,
      ...HEADERS,
      ...MEDIA,
    ],
  },
  {
    name: "Guru Pay, pages",
    program: `import { createGurupayClient } from "@tributary/gurupay";
const gurupay = createGurupayClient({ token: prompt("token") ?? "" });
for await (const customer of gurupay.listCustomers.items()) console.log(customer.name);`,
    bytes: 5_500,
    ceiling: 6_600,
    reason: "Align's, and iterators over pages",
    without: [
      ...RARE,
      "authentication/tokens/",
      "authentication/api-key.",
      "request/styled-query.",
      ...HEADERS,
      ...BODIES,
      ...MEDIA,
    ],
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
