import type { Customer as AlignRecord } from "@tributary/align";
import type { ErrorResponse, Customer as GurupayRecord } from "@tributary/gurupay";
import { type MockServer, pagesOf } from "@tributary/mocks";
import alignContract from "@tributary/mocks/contracts/align.json" with { type: "json" };
import gurupayContract from "@tributary/mocks/contracts/gurupay.json" with { type: "json" };
import type { CustomersSource } from "./source.ts";

/** The customers in the examples of Align's contract. */
const alignExamples = alignContract.paths["/v0/customers/{customer_id}"].get.responses["200"].content;
export const alignRecords: readonly AlignRecord[] = Object.values(
  alignExamples["application/json"].examples,
).map(({ value }) => value as AlignRecord);

/** The customers in the examples of Guru Pay's contract. */
const { "/api/v1/customers": listing, "/api/v1/customers/{uuid}": lookUp } = gurupayContract.paths;
const gurupayExamples = listing.get.responses["200"].content["application/json"].examples;
export const gurupayRecords: readonly GurupayRecord[] = [
  ...gurupayExamples["page-1"].value,
  ...gurupayExamples["page-2"].value,
] as GurupayRecord[];

/** Align lists nobody: its customers are known by their ids. */
export const alignReferences: CustomersSource["references"] = alignRecords.map(({ customer_id: id }) => ({
  provider: "align",
  id,
}));

/** Answers each customer of the examples by id. Align documents no answer for an unknown one. */
export function peopleAlign(mock: MockServer<"align">): void {
  mock.use("getCustomer", ({ path }) => {
    const body = alignRecords.find(({ customer_id }) => customer_id === path.customer_id);
    return body === undefined ? { status: 404 } : { status: 200, body };
  });
}

/** Lists the customers of the examples in pages, and answers 404 for any id that is none of theirs. */
export function peopleGurupay(mock: MockServer<"gurupay">): void {
  const { value: notFound } = lookUp.get.responses["404"].content["application/json"].examples["not-found"];
  mock.use(
    "listCustomers",
    pagesOf(gurupayRecords, { page: "page", pageSize: "per_page", defaultPageSize: 15 }),
  );
  mock.use("getCustomer", ({ path }) => {
    const body = gurupayRecords.find(({ uuid }) => uuid === path.uuid);
    return body === undefined ? { status: 404, body: notFound as ErrorResponse } : { status: 200, body };
  });
}
