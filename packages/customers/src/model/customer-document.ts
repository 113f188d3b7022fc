/*
 * The model as JSON has it, checked by hand: the same that customer.schema.json says, without a schema library
 * in the package. A test holds the two equal.
 */

/** Finds what is wrong with a value: nothing is, where it is undefined. */
type Check = (value: unknown) => Fault | undefined;

/** Where a value is not what it should be, and what is wrong there. No value and no foreign name is told. */
interface Fault {
  /** The names on the way from the outside in; empty for the value itself. */
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

const text = only("a text with something in it, or null", (value) => value === null || hasText(value));
const moment = only("a moment in UTC with milliseconds, or null", (value) => {
  return value === null || (typeof value === "string" && isMoment(value));
});

const checkCustomer = object({
  provider: only("the id of a provider", (value) => typeof value === "string" && value !== ""),
  id: text,
  kind: oneOf("individual", "business", null),
  name: text,
  email: text,
  status: object({ value: oneOf("active", "pending", "rejected", "unverified", "unknown"), native: text }),
  verification: orNull(
    object({ url: text, breakdown: listOf(object({ currency: text, rail: text, status: text })) }),
  ),
  documents: listOf(object({ type: text, number: text })),
  addresses: listOf(
    object({
      purpose: oneOf("registration", "postal", null),
      line: text,
      city: text,
      region: text,
      postalCode: text,
      country: text,
      countryCode: only("two capitals, or null", (value) => {
        return value === null || (typeof value === "string" && /^[A-Z]{2}$/.test(value));
      }),
    }),
  ),
  createdAt: moment,
  updatedAt: moment,
  raw: () => undefined,
});

/** Says where a parsed value is not a customer, without quoting it; undefined when it is one. */
export function findFault(document: unknown): string | undefined {
  const fault = checkCustomer(document);
  return fault && `${fault.path.join(".") || "it"} ${fault.problem}`;
}

function only(what: string, isRight: (value: unknown) => boolean): Check {
  return (value) => (isRight(value) ? undefined : { path: [], problem: `must be ${what}` });
}

function oneOf(...words: readonly (string | null)[]): Check {
  return only(`one of ${words.join(", ")}`, (value) => words.some((word) => word === value));
}

function orNull(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
}

function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return { path: [], problem: "must be a list" };
    return findFirst(value.entries(), (item) => check(item));
  };
}

/** These members and no other. */
function object(members: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(members);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return { path: [], problem: "must be an object" };
    }
    const isOurs = (name: string): boolean => Object.hasOwn(members, name);
    // Its name is not told: it may be anything.
    if (!Object.keys(value).every(isOurs)) {
      return { path: [], problem: "has a member that the model has not" };
    }
    const document = value as Readonly<Record<string, unknown>>;
    return findFirst(checks, (check, name) =>
      Object.hasOwn(value, name) ? check(document[name]) : { path: [], problem: "is missing" },
    );
  };
}

function findFirst<Name extends string | number, Value>(
  entries: Iterable<[Name, Value]>,
  check: (value: Value, name: Name) => Fault | undefined,
): Fault | undefined {
  for (const [name, value] of entries) {
    const fault = check(value, name);
    if (fault) return { ...fault, path: [name, ...fault.path] };
  }
  return undefined;
}

function hasText(value: unknown): boolean {
  return typeof value === "string" && /\S/.test(value);
}

/** Whether a text is what a date writes of itself in the years 0 to 9999: others are longer. */
function isMoment(value: string): boolean {
  const date = new Date(value.length === 24 ? value : Number.NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}
