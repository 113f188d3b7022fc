import type { Customer } from "@tributary/customers";

const columns: readonly [title: string, cell: (customer: Customer) => string | null | undefined][] = [
  ["PROVIDER", ({ provider }) => provider],
  ["NAME", ({ name }) => name],
  ["KIND", ({ kind }) => kind],
  ["STATUS", ({ status }) => status.value],
  ["COUNTRY", ({ addresses }) => addresses[0]?.country],
  ["CREATED", ({ createdAt }) => createdAt?.toISOString().slice(0, 10)],
  ["ID", ({ id }) => id],
];

/** Customers as a table with aligned columns; a hyphen where a provider says nothing. */
export function formatCustomers(customers: readonly Customer[]): string {
  const rows = [
    columns.map(([title]) => title),
    ...customers.map((customer) => columns.map(([, cell]) => cell(customer) ?? "-")),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return lines.map((line) => `  ${line}`).join("\n");
}
