import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgress } from "../sync/progress.ts";
import { readCommand } from "../sync/read-command.ts";
import { type CommandSurroundings, runCommand } from "../sync/run-command.ts";
import { type CustomerServer, createRecords, startCustomerServer } from "./support/customer-server.ts";
import { startSync } from "./support/sync-process.ts";

let folder: string;
let server: CustomerServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tributary-command-"));
  server = await startCustomerServer();
  server.gurupay = createRecords(50);
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const toDatabase = () => ["--database", join(folder, "customers.sqlite")];

/** Runs the command in this process, and gives all that it has written. */
async function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const printed: string[] = [];
  const said: string[] = [];
  const around: CommandSurroundings = {
    environment,
    signal: new AbortController().signal,
    print: (text) => printed.push(text),
    say: (line) => said.push(line),
  };
  const code = await runCommand(words, around);
  return { code, printed: printed.join("\n"), said: said.join("\n") };
}

describe("the sync command", { timeout: 60_000 }, () => {
  it("mirrors the mock servers' customers where nothing else is asked for", async () => {
    const { code, stderr, stdout } = await startSync(toDatabase()).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("Mock servers") });
    expect(stdout).toMatch(/^Run 1 into .*customers\.sqlite:$/m);
    expect(stdout).toMatch(/PROVIDER +NEW +CHANGED +UNCHANGED +REMOVED +FAILURES +ROWS/);
    for (const provider of ["killb", "align", "gurupay"]) {
      expect(stdout).toMatch(new RegExp(`^ +${provider} +[1-9]\\d* +0 +0 +0 +0 +[1-9]\\d*$`, "m"));
    }
  });

  it("prints the summary as JSON, and nothing beside it", async () => {
    const { code, printed } = await run([...toDatabase(), ...server.toWords(), "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      database: join(folder, "customers.sqlite"),
      run: 1,
      providers: [
        {
          provider: "killb",
          rows: 1,
          added: 1,
          changed: 0,
          unchanged: 0,
          removed: 0,
          failures: 0,
          errors: [],
        },
        {
          provider: "align",
          rows: 0,
          added: 0,
          changed: 0,
          unchanged: 0,
          removed: 0,
          failures: 0,
          errors: [],
        },
        {
          provider: "gurupay",
          rows: 50,
          added: 50,
          changed: 0,
          unchanged: 0,
          removed: 0,
          failures: 0,
          errors: [],
        },
      ],
    });
  });

  it("ends with 1 when a provider fails, and says which, why and what to do", async () => {
    server.intercept = ({ provider }) => (provider === "gurupay" ? 403 : undefined);
    const { code, printed } = await run([...toDatabase(), ...server.toWords()]);
    expect(code).toBe(1);
    expect(printed).toContain("gurupay failed: HttpError: gurupay GET /api/v1/customers answered 403");
    expect(printed).toContain("Run again to go on where it stopped.");
    expect(printed).toMatch(/^ +killb +1 /m);
  });

  it("asks only the providers whose address is given", async () => {
    const { printed } = await run([...toDatabase(), ...server.toWords().slice(-2)]);
    expect(printed).toMatch(/^ +gurupay +50 /m);
    expect(printed).not.toContain("killb");
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "ends cleanly at %s, and goes on when it is started again",
    async (name) => {
      const words = [...toDatabase(), ...server.toWords(), "--page-size", "10"];
      server.intercept = async ({ what }) => {
        if (what !== "page 3") return undefined;
        child.kill(name);
        await child.ended;
        return 500;
      };
      const child = startSync(words);
      const { code, signal, stderr } = await child.ended;
      expect({ code, signal }).toEqual({ code: name === "SIGINT" ? 130 : 143, signal: null });
      expect(stderr).toContain("run the same command again to go on");
      server.intercept = () => undefined;
      server.served.length = 0;
      const again = await run([...words, "--json"]);
      expect(again.code).toBe(0);
      expect(server.served.map(({ what }) => what)).toEqual(expect.arrayContaining(["page 3", "page 4"]));
      expect(server.served.map(({ what }) => what)).not.toContain("page 2");
      expect(JSON.parse(again.printed).providers[2]).toMatchObject({ rows: 50, added: 50 });
    },
  );

  it("reads ids from the command line and from a file", async () => {
    for (const id of ["a", "b", "c"]) server.align.set(id, { customer_id: id });
    const file = join(folder, "ids.txt");
    writeFileSync(file, "b\r\nc\n\n");
    const words = [...toDatabase(), ...server.toWords(), "--align-ids", "a, b", "--align-ids-file", file];
    expect((await run(words)).printed).toMatch(/^ +align +3 /m);
  });

  it("takes live credentials to another address when both are asked for", async () => {
    const words = [...toDatabase(), "--live", ...server.toWords().slice(-2)];
    const { code, printed, said } = await run(words, { GURUPAY_TOKEN: "token" });
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("killb is left out") });
    expect(printed).toMatch(/^ +gurupay +50 /m);
  });

  it.each([
    [["--lvie"], "--lvie"],
    [["extra"], "extra"],
    [["--database", ""], "--database is empty"],
    [["--database", "x", "--postgres", "postgres://x/y"], "give one of them"],
    [["--postgres", "mysql://root:secret@x/y"], "--postgres takes postgres://"],
    [["--postgres", "postgres://root:se/cret@x/y"], "write / in the password as %2F"],
    [["--page-size", "0"], "--page-size takes a whole number above zero"],
    [["--page-size", "1e2"], "--page-size takes"],
    [["--workers", "65"], "at most 64"],
    [["--base-url", "http://127.0.0.1"], "known are align, gurupay, killb"],
    [["--base-url", "acme=http://127.0.0.1"], "known are align, gurupay, killb"],
    [["--base-url", "gurupay=http://example.com"], "https"],
    [["--base-url", "gurupay=http://127.0.0.1", "--align-ids", "a"], "--align-ids needs"],
    [["--align-ids", " , "], "names no id"],
    [["--align-ids-file", "/nonexistent/ids"], "/nonexistent/ids"],
    [["--live"], "no provider can be asked"],
  ])("refuses %j with the usage, and writes nothing", async (words, problem) => {
    const isPlaced = words.includes("--database") || words.includes("--postgres");
    const { code, printed, said } = await run([...(isPlaced ? [] : toDatabase()), ...words]);
    expect({ code, printed }).toEqual({ code: 2, printed: "" });
    expect(said).toContain(problem);
    expect(said).toContain("pnpm sync");
    expect(said).not.toMatch(/secret|se\/cret/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("explains itself", async () => {
    const { code, printed } = await run(["--help"]);
    expect(code).toBe(0);
    for (const word of ["--database", "--postgres", "--restart", "--live", "130"])
      expect(printed).toContain(word);
  });

  it.each(["127.0.0.1:1", "[::1]:1"])(
    "names a PostgreSQL that does not answer, without its password: %s",
    async (place) => {
      const words = ["--postgres", `postgres://root:s3cret@${place}/mirror?sslpassword=s3cret`];
      const { code, signal, stderr, stdout } = await startSync([...words, ...server.toWords()]).ended;
      expect({ code, signal, stdout }).toEqual({ code: 1, signal: null, stdout: "" });
      expect(stderr).toMatch(/postgres:\/\/root@\S+:1\/mirror: .*check that the server runs/);
      expect(stderr).not.toContain("s3cret");
    },
  );

  it("does not read a password as a part of the address", () => {
    expect(() => readCommand(["--postgres", "postgres://root:s3c/ret@host/mirror"])).toThrow(/%2F/);
  });
});

describe("its progress", () => {
  it("is said once a second, with the counts and the rate of that second", () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const progress = createProgress((line) => lines.push(line));
    vi.advanceTimersByTime(999);
    expect(lines).toEqual([]);
    progress.add("gurupay", 100);
    vi.advanceTimersByTime(1);
    progress.add("gurupay", 100);
    progress.add("align", 25);
    vi.advanceTimersByTime(1000);
    progress[Symbol.dispose]();
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    expect(lines).toEqual([
      "1 s: gurupay 100 (100 per second)",
      "2 s: gurupay 200, align 25 (125 per second)",
    ]);
  });
});
