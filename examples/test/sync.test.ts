import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CustomerServer, createRecords, startCustomerServer } from "./support/customer-server.ts";
import { createPostgresMirrors, createSqliteMirrors, type Mirror } from "./support/mirrors.ts";
import { syncOnce, toCounts } from "./support/sync-once.ts";

const engines = [createSqliteMirrors(), await createPostgresMirrors()];

afterAll(async () => {
  for (const mirrors of engines) await mirrors[Symbol.asyncDispose]();
});

describe.each(engines)("a mirror in $engine", ({ create, skipped }) => {
  describe.skipIf(skipped !== undefined)("is kept", { timeout: 30_000 }, () => {
    let server: CustomerServer;
    let mirror: Mirror;

    beforeEach(async () => {
      server = await startCustomerServer();
      server.gurupay = createRecords(35);
      for (const id of ["a", "b", "c"]) {
        server.align.set(id, { customer_id: id, type: "corporate", company_name: `Company ${id}` });
      }
      mirror = await create();
    });

    afterEach(() => server[Symbol.asyncDispose]());

    const readIds = async (provider: string) =>
      (await mirror.readRows()).filter((row) => row.provider === provider).map(({ id }) => id);

    it("holds all customers of all providers", async () => {
      const summary = await syncOnce(server, mirror, { alignIds: ["a", "b", "c"] });
      expect(toCounts(summary)).toEqual({
        killb: [1, 0, 0, 0, 0],
        align: [3, 0, 0, 0, 0],
        gurupay: [35, 0, 0, 0, 0],
      });
      const rows = await mirror.readRows();
      expect(rows).toHaveLength(39);
      expect(rows.find(({ id }) => id === "customer-3")).toEqual({
        provider: "gurupay",
        id: "customer-3",
        kind: "business",
        name: "Name 3",
        email: null,
        status: "unknown",
        country_code: "LT",
        created_at: "2023-11-14T22:13:23.000Z",
        updated_at: "2023-11-14T22:13:23.000Z",
        customer: expect.objectContaining({ provider: "gurupay", raw: server.gurupay[3] }),
        run: 1,
        added_run: 1,
        changed_run: 1,
      });
    });

    it("changes nothing but the run number at a second run", async () => {
      await syncOnce(server, mirror, { alignIds: ["a", "b"] });
      const before = await mirror.readRows();
      const summary = await syncOnce(server, mirror, { alignIds: ["a", "b"] });
      expect(toCounts(summary)).toEqual({
        killb: [0, 0, 1, 0, 0],
        align: [0, 0, 2, 0, 0],
        gurupay: [0, 0, 35, 0, 0],
      });
      expect(await mirror.readRows()).toEqual(before.map((row) => ({ ...row, run: 2 })));
    });

    it("updates the one row whose record has changed", async () => {
      await syncOnce(server, mirror);
      server.gurupay[17] = { ...server.gurupay[17], name: "Renamed" };
      server.gurupay[18] = { ...server.gurupay[18], post_address_line: "in no column of its own" };
      const summary = await syncOnce(server, mirror);
      expect(toCounts(summary)["gurupay"]).toEqual([0, 2, 33, 0, 0]);
      const changed = (await mirror.readRows()).filter(({ changed_run }) => changed_run === 2);
      expect(changed.map(({ id, name }) => [id, name])).toEqual([
        ["customer-17", "Renamed"],
        ["customer-18", "Name 18"],
      ]);
      expect(changed.every(({ added_run }) => added_run === 1)).toBe(true);
    });

    it("goes on from every page boundary at which it was stopped, and asks for no page again", async () => {
      for (const stopAt of [1, 2, 3, 4]) {
        const fresh = await create();
        const stop = new AbortController();
        server.served.length = 0;
        server.intercept = ({ what }) => {
          if (what === `page ${stopAt}`) stop.abort(new Error("stopped"));
          return undefined;
        };
        const stopped = syncOnce(server, fresh, { providers: ["gurupay"], signal: stop.signal });
        await expect(stopped).rejects.toThrow("stopped");
        expect(await fresh.readRows()).toHaveLength((stopAt - 1) * 10);
        server.intercept = () => undefined;
        const { run } = await syncOnce(server, fresh, { providers: ["gurupay"] });
        expect(run).toBe(1);
        expect(await fresh.readRows()).toHaveLength(35);
        const pages = server.served.map(({ what }) => what).filter((what) => what !== `page ${stopAt}`);
        expect(pages).toEqual([1, 2, 3, 4].filter((page) => page !== stopAt).map((page) => `page ${page}`));
      }
    });

    it("begins at the first page again when told to", async () => {
      server.intercept = ({ what }) => (what === "page 3" ? 403 : undefined);
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      server.intercept = () => undefined;
      server.served.length = 0;
      const { run } = await syncOnce(server, mirror, { providers: ["gurupay"], restart: true });
      expect(run).toBe(2);
      expect(server.served.map(({ what }) => what)).toEqual(["page 1", "page 2", "page 3", "page 4"]);
    });

    it("removes what a whole walk has not met and the provider does not know by id", async () => {
      await syncOnce(server, mirror);
      const [first, ...others] = server.gurupay;
      server.gurupay = others;
      const summary = await syncOnce(server, mirror);
      expect(toCounts(summary)["gurupay"]).toEqual([0, 0, 34, 1, 0]);
      expect(await readIds("gurupay")).not.toContain(first?.["uuid"]);
    });

    it("keeps a customer that moved past the walk while another was taken away", async () => {
      await syncOnce(server, mirror);
      server.intercept = ({ what }) => {
        // After page 1 its first customer goes: the first of page 2 becomes the last of page 1.
        if (what === "page 2") server.gurupay = server.gurupay.slice(1);
        return undefined;
      };
      expect(toCounts(await syncOnce(server, mirror))["gurupay"]).toEqual([0, 0, 35, 0, 0]);
      expect(server.served.at(-1)).toEqual({ provider: "gurupay", what: "customer-10", caller: "" });
      server.intercept = () => undefined;
      expect(toCounts(await syncOnce(server, mirror))["gurupay"]).toEqual([0, 0, 34, 1, 0]);
      expect(await readIds("gurupay")).not.toContain("customer-0");
    });

    it("keeps the rows of a provider that fails, and completes them in the next run", async () => {
      await syncOnce(server, mirror);
      server.gurupay = [...server.gurupay.slice(1), { uuid: "new", name: "New" }];
      server.intercept = ({ what }) => (what === "page 3" ? 403 : undefined);
      const failed = await syncOnce(server, mirror, { alignIds: ["a"] });
      expect(toCounts(failed)).toEqual({
        killb: [0, 0, 1, 0, 0],
        align: [1, 0, 0, 0, 0],
        gurupay: [0, 0, 20, 0, 1],
      });
      expect(failed.providers[2]?.errors).toEqual(["HttpError: gurupay GET /api/v1/customers answered 403"]);
      expect(await readIds("gurupay")).toHaveLength(35);
      server.intercept = () => undefined;
      server.served.length = 0;
      const healed = await syncOnce(server, mirror);
      expect(toCounts(healed)["gurupay"]).toEqual([1, 0, 14, 1, 0]);
      expect(await readIds("gurupay")).toHaveLength(35);
      const pages = server.served.map(({ what }) => what).filter((what) => what.startsWith("page"));
      expect(pages).toEqual(["page 3", "page 4"]);
    });

    it("keeps rows when the look-up before their removal fails", async () => {
      await syncOnce(server, mirror);
      server.gurupay = server.gurupay.slice(2);
      server.intercept = ({ what }) => (what === "customer-1" ? 403 : undefined);
      expect(toCounts(await syncOnce(server, mirror))["gurupay"]).toEqual([0, 0, 33, 1, 1]);
      expect(await readIds("gurupay")).toContain("customer-1");
      server.intercept = () => undefined;
      expect(toCounts(await syncOnce(server, mirror))["gurupay"]).toEqual([0, 0, 33, 1, 0]);
    });

    it("walks anew after a list that came to no end", async () => {
      server.gurupay = createRecords(20).map((record, index) => ({ ...record, uuid: `same-${index % 10}` }));
      server.gurupay = server.gurupay.map((record, index) => server.gurupay[index % 10] ?? record);
      const failed = await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(failed.providers[0]?.errors[0]).toContain("gave the same page twice");
      server.gurupay = createRecords(5);
      const healed = await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(toCounts(healed)["gurupay"]).toEqual([5, 0, 0, 10, 0]);
    });

    it("says how to begin anew where the cursor is of no use any more", async () => {
      server.intercept = ({ what }) => (what === "page 3" ? 403 : undefined);
      await syncOnce(server, mirror, { providers: ["gurupay"] });
      server.intercept = () => undefined;
      await mirror.query("UPDATE sync_tasks SET walk_cursor = '9.of.another-version'");
      const failed = await syncOnce(server, mirror, { providers: ["gurupay"] });
      expect(failed.providers[0]?.errors[0]).toMatch(/another version.*pass --restart/);
      expect(
        toCounts(await syncOnce(server, mirror, { providers: ["gurupay"], restart: true }))["gurupay"],
      ).toEqual([15, 0, 20, 0, 0]);
    });

    it("replaces the profile when another account is asked", async () => {
      await syncOnce(server, mirror);
      server.profile = { id: "other", name: "Other" };
      expect(toCounts(await syncOnce(server, mirror))["killb"]).toEqual([1, 0, 0, 1, 0]);
      expect(await readIds("killb")).toEqual(["other"]);
    });

    it("removes a customer that was looked up and is gone, and leaves those that nobody asked for", async () => {
      await syncOnce(server, mirror, { alignIds: ["a", "b", "c"] });
      server.align.delete("b");
      const summary = await syncOnce(server, mirror, { alignIds: ["b", "c", "b"] });
      expect(toCounts(summary)["align"]).toEqual([0, 0, 1, 1, 0]);
      expect(await readIds("align")).toEqual(["a", "c"]);
    });

    it("reports an id that cannot be looked up, and keeps the others", async () => {
      const summary = await syncOnce(server, mirror, { alignIds: ["a", "b/../c", "c"] });
      expect(toCounts(summary)["align"]).toEqual([2, 0, 0, 0, 1]);
      expect(summary.providers[1]?.errors[0]).toMatch(/^"b\/\.\.\/c": InputError: /);
    });

    it("tells the customers of two providers apart that have the same id", async () => {
      server.profile = { id: "a", name: "At KillB" };
      server.gurupay = [{ uuid: "a", name: "At Guru Pay" }];
      await syncOnce(server, mirror, { alignIds: ["a"] });
      const rows = (await mirror.readRows()).map(({ id, name, provider }) => [provider, id, name]);
      expect(rows).toEqual([
        ["align", "a", "Company a"],
        ["gurupay", "a", "At Guru Pay"],
        ["killb", "a", "At KillB"],
      ]);
    });

    it("refuses a schema of a later version", async () => {
      await (await mirror.open())[Symbol.asyncDispose]();
      await mirror.query("UPDATE sync_state SET value = 99 WHERE name = 'schema'");
      await expect(mirror.open()).rejects.toThrow(
        /has a schema of version 99, and this program knows version 1: use a newer program/,
      );
    });

    it("does not take another program's table for its own", async () => {
      await mirror.query("CREATE TABLE customers (id integer)");
      await expect(mirror.open()).rejects.toThrow(/customers.* already exists/);
    });

    it("is opened by many at once when there is nothing yet", async () => {
      const opened = await Promise.all(Array.from({ length: 6 }, () => mirror.open()));
      for (const storage of opened) await storage[Symbol.asyncDispose]();
      expect(await mirror.query("SELECT value FROM sync_state WHERE name = 'schema'")).toEqual([
        { value: 1 },
      ]);
    });
  });
});
