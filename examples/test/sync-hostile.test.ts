import { fromCustomerJson } from "@tributary/customers";
import { afterAll, describe, expect, it } from "vitest";
import { isProviderId } from "../sync/customer-row.ts";
import { startCustomerServer } from "./support/customer-server.ts";
import { createPostgresMirrors, createSqliteMirrors } from "./support/mirrors.ts";
import { syncOnce, toCounts } from "./support/sync-once.ts";

const engines = [createSqliteMirrors(), await createPostgresMirrors()];

afterAll(async () => {
  for (const mirrors of engines) await mirrors[Symbol.asyncDispose]();
});

const cases: Readonly<Record<string, readonly [record: Record<string, unknown>, name: string | null]>> = {
  "quotes and statements": [{ name: `'"; DROP TABLE customers; --` }, `'"; DROP TABLE customers; --`],
  "what an array of PostgreSQL is written with": [{ name: '{"a",NULL,\\}' }, '{"a",NULL,\\}'],
  "the word NULL": [{ name: "NULL" }, "NULL"],
  placeholders: [{ name: "$1 ? :name %s" }, "$1 ? :name %s"],
  "emoji and right-to-left text": [
    { name: "\u{1f469}\u200d\u{1f680} \u05d0\u202e" },
    "\u{1f469}\u200d\u{1f680} \u05d0\u202e",
  ],
  "a name of a megabyte": [{ name: "n".repeat(2 ** 20) }, "n".repeat(2 ** 20)],
  "a NUL character": [{ name: "a\0b" }, "a\ufffdb"],
  "a NUL character in a member's name": [{ name: "x", "a\0b": "c\0d" }, "x"],
  "an escaped NUL that is none": [{ name: "\\u0000 \\\\u0000" }, "\\u0000 \\\\u0000"],
  "half of a surrogate pair": [{ name: "a\ud800b" }, "a\ufffdb"],
  "a member named __proto__": [JSON.parse('{"name":"x","__proto__":{"name":"y"}}'), "x"],
  "a name that is no text": [{ name: { toString: "x" } }, null],
  "a time beyond the calendar": [
    { name: "x", created_at: 8_640_000_000_000, updated_at: -62_200_000_000 },
    "x",
  ],
  "numbers at their limits": [{ name: "x", big: Number.MAX_VALUE, small: 5e-324, exact: 2 ** 53 }, "x"],
};

describe.each(engines)("hostile records in $engine", ({ create, skipped }) => {
  describe.skipIf(skipped !== undefined)("are mirrored", { timeout: 30_000 }, () => {
    it.each(Object.entries(cases))("%s", async (_, [record, name]) => {
      await using server = await startCustomerServer();
      const mirror = await create();
      const other = { uuid: "other", name: "Other" };
      server.gurupay = [{ uuid: "it's", ...record }, other];
      const first = await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(toCounts(first)["gurupay"]).toEqual([2, 0, 0, 0, 0]);
      const rows = await mirror.readRows();
      expect(rows.map((row) => [row.id, row.name])).toEqual([
        ["it's", name],
        ["other", "Other"],
      ]);
      // Not `toEqual`, which makes nothing of a member named __proto__.
      const raw = JSON.stringify(toMembers(rows[0]?.customer.raw ?? {}));
      expect(raw).toBe(JSON.stringify(toMembers({ uuid: "it's", ...record })));
      expect(fromCustomerJson(JSON.stringify(rows[0]?.customer)).name).toBe(name);
      const second = await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(toCounts(second)["gurupay"]).toEqual([0, 0, 2, 0, 0]);
    });

    it("times that no column holds are null there, and stay in the customer", async () => {
      await using server = await startCustomerServer();
      const mirror = await create();
      server.gurupay = [{ uuid: "far", created_at: 8_640_000_000_000, updated_at: 253_402_300_799 }];
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      const [row] = await mirror.readRows();
      expect([row?.created_at, row?.updated_at]).toEqual([null, "9999-12-31T23:59:59.000Z"]);
      expect(row?.customer["raw"]).toMatchObject({ created_at: 8_640_000_000_000 });
    });

    it("a record without an id has a key that stays, until it says something else", async () => {
      await using server = await startCustomerServer();
      const mirror = await create();
      server.gurupay = [{ name: "Nobody" }, { uuid: "", name: "Empty" }, { uuid: "known" }];
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(toCounts(await syncOnce(server, mirror, { providers: ["gurupay"] }))["gurupay"]).toEqual([
        0, 0, 3, 0, 0,
      ]);
      const keys = (await mirror.readRows()).map(({ id }) => id).filter((id) => id !== "known");
      expect(keys).toEqual([
        expect.stringMatching(/^without-id:[0-9a-f]{64}$/),
        expect.stringMatching(/^without-id:[0-9a-f]{64}$/),
      ]);
      server.gurupay[0] = { name: "Somebody" };
      expect(toCounts(await syncOnce(server, mirror, { providers: ["gurupay"] }))["gurupay"]).toEqual([
        1, 0, 2, 1, 0,
      ]);
    });

    it("a customer without an id has the one it was looked up by", async () => {
      await using server = await startCustomerServer();
      const mirror = await create();
      server.align.set("asked", { company_name: "No id" });
      server.align.set("old", { customer_id: "new", company_name: "Moved" });
      await syncOnce(server, mirror, { providers: ["align"], alignIds: ["asked", "old"] });
      expect((await mirror.readRows()).map(({ id, name }) => [id, name])).toEqual([
        ["asked", "No id"],
        ["new", "Moved"],
      ]);
    });

    it("an id that no index takes is kept by its hash, and removed without being looked up", async () => {
      await using server = await startCustomerServer();
      const mirror = await create();
      const long = Array.from({ length: 60_000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + (index % 20_000)),
      ).join("");
      server.gurupay = [{ uuid: long, name: "Long" }, { uuid: "short" }];
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      const [row] = await mirror.readRows();
      expect(row?.id).toMatch(/^long-id:[0-9a-f]{64}$/);
      expect(row?.customer["id"]).toBe(long);
      expect(isProviderId(row?.id ?? "")).toBe(false);
      server.gurupay = [{ uuid: "short" }];
      expect(toCounts(await syncOnce(server, mirror, { providers: ["gurupay"] }))["gurupay"]).toEqual([
        0, 0, 1, 1, 0,
      ]);
    });

    it("the last of those with one id on one page counts", async () => {
      await using server = await startCustomerServer();
      const mirror = await create();
      server.gurupay = [
        { uuid: "twice", name: "First" },
        { uuid: "twice", name: "Last" },
      ];
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect((await mirror.readRows()).map(({ name }) => name)).toEqual(["Last"]);
    });
  });
});

/** The members in one order, for PostgreSQL keeps none, and without the characters that it cannot store. */
function toMembers(record: Record<string, unknown>): [string, unknown][] {
  const clean = (text: string) => text.replaceAll(/\0|\ud800/g, "\ufffd");
  return Object.entries(record)
    .map(([name, value]): [string, unknown] => [
      clean(name),
      typeof value === "string" ? clean(value) : value,
    ])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
