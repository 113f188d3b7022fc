import { describe, expect, it } from "vitest";
import { locatePostgres, type Machine } from "./support/locate-postgres.ts";

/** A machine on which nothing is installed, and apt-get does what it is told to. */
function createMachine(change: Partial<Machine> = {}): Machine & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    ran,
    platform: "linux",
    isRoot: true,
    isCi: true,
    find: () => (ran.some((words) => words.startsWith("install")) ? "/installed/bin" : undefined),
    install: async (words) => {
      ran.push(words.join(" "));
    },
    ...change,
  };
}

const installing = "install -y --no-install-recommends postgresql";

describe("PostgreSQL for the tests", () => {
  it("is taken where it is", async () => {
    const machine = createMachine({ find: () => "/there/bin" });
    expect(await locatePostgres(machine)).toBe("/there/bin");
    expect(machine.ran).toEqual([]);
  });

  it("is installed by root on CI", async () => {
    const machine = createMachine();
    expect(await locatePostgres(machine)).toBe("/installed/bin");
    expect(machine.ran).toEqual([installing]);
  });

  it("is installed once where several ask for it", async () => {
    const machine = createMachine();
    await Promise.all([locatePostgres(machine), locatePostgres(machine)]);
    expect(machine.ran).toEqual([installing]);
  });

  it("is installed from a fresh list of packages where the old one does not do", async () => {
    const ran: string[] = [];
    const machine = createMachine({
      find: () => (ran.length === 3 ? "/installed/bin" : undefined),
      install: async (words) => {
        ran.push(words.join(" "));
        if (ran.length === 1) throw new Error("no such package");
      },
    });
    expect(await locatePostgres(machine)).toBe("/installed/bin");
    expect(ran).toEqual([installing, "update", installing]);
  });

  it.each([
    [{ isCi: false }, "on CI only"],
    [{ isRoot: false }, "only root"],
    [{ platform: "darwin" }, "only root on Debian"],
    [{ install: () => Promise.reject(new Error("no network")) }, "could not install PostgreSQL: no network"],
    [{ find: () => undefined }, "yet it is not found"],
  ] satisfies [Partial<Machine>, string][])("is skipped with the reason: %j", async (change, reason) => {
    expect(await locatePostgres(createMachine(change))).toEqual({ skipped: expect.stringContaining(reason) });
  });
});
