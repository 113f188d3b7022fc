import { expect } from "vitest";
import { answerHtml, answerJson } from "./support/answers.ts";
import { resetBeforeHeaders } from "./support/breakages.ts";
import { type Behaviour, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { type Outcome, report, settle } from "./support/outcome.ts";
import { createHooliClient } from "./support/providers.ts";

/** What a page of a list is answered with. */
type Page = (page: number, size: number) => Behaviour;

/** Reads a list to its end or its error, and says how many items came and after how many requests. */
async function readList(answer: Page, input: object = {}): Promise<string> {
  await using server = await startChaosServer(({ path }) => {
    const search = new URL(path, "http://hooli.test").searchParams;
    return answer(Number(search.get("page")), Number(search.get("per_page") ?? 3));
  });
  const items: unknown[] = [];
  const read = async (): Promise<never> => {
    const list = createHooliClient({ baseUrl: server.url }).listRecords.items(input);
    for await (const item of list) items.push(item);
    return { status: "read to its end", meta: { attempts: 0 } } as never;
  };
  const outcome: Outcome = await settle(read());
  const told = report(outcome, server).replace("read to its end, 0 attempts", "read to its end");
  expect(items).toEqual(Array.from({ length: items.length }, (_, index) => index));
  return `${items.length} items, ${told}`;
}

/** A page of numbers, at most so many to a page, of a list of so many. */
function slice(total: number, page: number, size: number): Behaviour {
  const start = (page - 1) * size;
  return answerJson(
    Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, index) => start + index),
  );
}

const lists: readonly [string, string, Page, object, string][] = [
  [
    "that gives fewer items than asked for",
    "read whole: pages are compared with the first one",
    (page, size) => slice(250, page, Math.min(size, 100)),
    { per_page: 500 },
    "250 items, read to its end; 3 requests",
  ],
  [
    "whose last page is full",
    "read whole: an empty page is its end",
    (page, size) => slice(9, page, size),
    {},
    "9 items, read to its end; 4 requests",
  ],
  [
    "that gives the same page again and again",
    "a PaginationError at the second one, not an endless loop",
    (_, size) => slice(100, 1, size),
    {},
    "3 items, PaginationError 200 repeated-page, 1 attempt; 2 requests",
  ],
  [
    "that shrinks while it is read",
    "its end is where a page is short",
    (page, size) => slice(page < 3 ? 12 : 7, page, size),
    {},
    "7 items, read to its end; 3 requests",
  ],
  [
    "whose page is no array",
    "a ParseError after the items before it",
    (page, size) => (page < 3 ? slice(100, page, size) : answerJson({ records: ["hush-item"] })),
    {},
    "6 items, ParseError 200 no-items, 1 attempt; 3 requests",
  ],
  [
    "whose third page fails",
    "an HttpError after the items before it and the retries",
    (page, size) => (page < 3 ? slice(100, page, size) : answerJson({ code: "down" }, 503)),
    {},
    "6 items, HttpError 503 down, 3 attempts; 5 requests",
  ],
  [
    "whose third page is reset",
    "a NetworkError after the items before it and the retries",
    (page, size) => (page < 3 ? slice(100, page, size) : resetBeforeHeaders()),
    {},
    "6 items, NetworkError ECONNRESET, 3 attempts; 5 requests",
  ],
  [
    "whose third page is HTML",
    "a ParseError after the items before it",
    (page, size) => (page < 3 ? slice(100, page, size) : answerHtml()),
    {},
    "6 items, ParseError 200 unparsable-body text/html, 1 attempt; 3 requests",
  ],
];

for (const [title, expected, answer, input, observed] of lists) {
  fault({ number: 37, title: `a list ${title}`, expected, observed }, () => readList(answer, input));
}

fault(
  {
    number: 37,
    title: "a list whose second page fails once",
    expected: "retried, and read whole",
    observed: "7 items, read to its end; 4 requests",
  },
  () => {
    let failures = 1;
    return readList((page, size) => {
      if (page !== 2 || failures === 0) return slice(7, page, size);
      failures -= 1;
      return answerJson({}, 503);
    });
  },
);
