import fc, { type Arbitrary } from "fast-check";

/** Anything that JSON can say. */
export const said: Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      "",
      " ",
      "NEW_VALUE",
      "approved",
      "LT",
      "\ud800",
      "\udfff\u0000",
      "+275760-09-13T00:00:00.000Z",
      "2026-02-30T25:61:00Z",
      "2026-01-01T00:00:00",
      -1,
      -0,
      1e300,
      8.64e12,
      8.65e12,
      253_402_300_800,
      "y".repeat(999),
      [],
      [[]],
      {},
      [{}, null, "x"],
      JSON.parse(
        '{"__proto__":{"status":"ACTIVE"},"constructor":1,"toString":null,"hasOwnProperty":2,"then":3}',
      ),
    ),
  },
  fc.jsonValue({ maxDepth: 2 }),
);

/** And what it cannot, as an object made by hand may hold it: plain data, that reading does not make throw. */
const unsaid = fc
  .constantFrom<() => unknown>(
    () => undefined,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 10n,
    () => Symbol("status"),
    () => () => "ACTIVE",
    () => new Date(Number.NaN),
    () => new Map([["status", "ACTIVE"]]),
    () => new String("ACTIVE"),
    () => Object.assign(Object.create(null), { status: "ACTIVE", toString: "x" }),
    () => Object.assign(new Array(3), { 1: { status: "approved" } }),
    () => new Proxy({ status: "ACTIVE", country: "LT" }, {}),
    () => createCycle(),
  )
  .map((create) => create());

/** Anything at all that reading does not make throw. */
export const hostile: Arbitrary<unknown> = fc.oneof({ weight: 3, arbitrary: said }, unsaid);

/** Stands for a member that is taken away. */
const removed = Symbol("removed");

/** Values of which members at any depth are replaced or removed, or an unknown one is added. */
export function bendAll(values: Arbitrary<unknown>, replacements = hostile): Arbitrary<unknown> {
  const replacement = fc.oneof({ weight: 9, arbitrary: replacements }, fc.constant(removed));
  const bends = fc.array(fc.tuple(fc.nat(), replacement), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(values, bends)
    .map(([value, all]) => all.reduce((bent, [at, each]) => bend(bent, at, each), value));
}

function bend(value: unknown, at: number, replacement: unknown): unknown {
  if (!isPlain(value)) return replacement === removed ? null : replacement;
  const names = [
    ...Object.keys(value),
    Array.isArray(value) ? String(value.length) : "member_nobody_documented",
  ];
  const name = names[at % names.length] ?? "";
  const member: unknown = Reflect.get(value, name);
  const rest = Math.floor(at / names.length);
  const bent = isPlain(member) && rest % 4 > 0 ? bend(member, rest, replacement) : replacement;
  if (Array.isArray(value)) {
    return bent === removed ? value.toSpliced(Number(name), 1) : value.toSpliced(Number(name), 1, bent);
  }
  const others = Object.entries(value).filter(([other]) => other !== name);
  return Object.fromEntries(bent === removed ? others : [...others, [name, bent]]);
}

function isPlain(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function createCycle(): object {
  const cycle: Record<string, unknown> = { status: "ACTIVE", status_breakdown: [] };
  return Object.assign(cycle, { address: cycle, kycs: cycle });
}

/** Freezes a value with all it holds, so that whoever changes it fails. */
export function freezeDeeply<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const name of Reflect.ownKeys(value)) freezeDeeply(Reflect.get(value, name));
  return value;
}
