/** A provider's record of a customer: some 600 bytes of JSON, as the real ones are. */
export interface InventedRecord {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly name: string;
  readonly email: string;
  readonly opened_at: string;
  readonly changed_at: string;
  readonly address: Readonly<Record<"line" | "city" | "region" | "postal_code" | "country", string>>;
  readonly papers: readonly Readonly<Record<"type" | "number", string>>[];
  readonly check_url: string;
}

const names = [
  "Marta Wiśniewska",
  "Étienne Moreau",
  "Kadaka Kohv OÜ",
  "Siobhán Gallagher",
  "Baltijos Kroviniai",
];
const cities = ["Kraków", "Lyon", "Tallinn", "Cork", "Šiauliai", "Rotterdam", "Thessaloniki"];
const states = ["live", "live", "live", "review", "closed"];

/** Makes the record of a customer from its number, counted from zero: nobody has to keep it. */
function createRecord(number: number): InventedRecord {
  const digits = String(number).padStart(12, "0");
  const day = String((number % 28) + 1).padStart(2, "0");
  return {
    id: `5f0c7a52-9d1e-4b66-8a3f-${digits}`,
    type: number % 3 === 0 ? "firm" : "human",
    state: states[number % states.length] ?? "",
    name: `${names[number % names.length]} ${number}`,
    email: `accounts+${digits}@customer-${number % 977}.example.com`,
    opened_at: `2025-03-${day}T08:15:30.000Z`,
    changed_at: `2026-01-${day}T17:45:00.000Z`,
    address: {
      line: `${(number % 220) + 1} Harbour Road, second floor`,
      city: cities[number % cities.length] ?? "",
      region: "Province of the North",
      postal_code: digits.slice(-5),
      country: number % 2 === 0 ? "PL" : "FR",
    },
    papers: [{ type: "registration", number: `REG-${digits}` }],
    check_url: `https://verify.example.com/flows/${digits}?customer=5f0c7a52-9d1e-4b66-8a3f-${digits}`,
  };
}

/** The number of the customer that has this id. */
export function readNumber(id: string | null): number {
  return Number(id?.slice(-12));
}

export interface PageQuery {
  /** How many customers there are in all. */
  readonly count: number;
  /** Counted from one. */
  readonly page: number;
  readonly pageSize: number;
}

/** Makes a page of a list of so many customers; empty past its end. */
export function createPage({ count, page, pageSize }: PageQuery): InventedRecord[] {
  const start = (page - 1) * pageSize;
  const length = Math.max(0, Math.min(pageSize, count - start));
  return Array.from({ length }, (_, offset) => createRecord(start + offset));
}
