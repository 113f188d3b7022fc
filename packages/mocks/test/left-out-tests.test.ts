import { describe, expect, it, vi } from "vitest";
import { createRawSuite, type RawSuiteOptions } from "./fixtures/raw-suite.ts";

const reason = "the mock can make up no answer that keeps to the contract";
const impossible = { type: "string", enum: ["a", "b"], minLength: 2 };

function answer(schema: object, status = 200) {
  return { [status]: { description: "", content: { "application/json": { schema } } } };
}

/** `GET /sound` has answers that can be made up, `GET /odd` a 200 that cannot. */
const contract = {
  openapi: "3.0.3",
  info: { title: "Raw", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/sound": { get: { operationId: "getSound", responses: answer({ type: "string" }) } },
    "/odd": {
      get: {
        operationId: "getOdd",
        responses: { ...answer(impossible), ...answer({ type: "string" }, 404) },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } } },
};

const headers = { "x-key": "k" };
const soundCalls: RawSuiteOptions["calls"] = {
  getSound: (client) => client.send("/sound", { headers }),
  getOdd: (client) => client.send("/odd", { headers }),
};

interface Outcome {
  readonly name: string;
  readonly error: unknown;
  readonly skipped: unknown[];
}

async function runAll(options: Partial<RawSuiteOptions> = {}): Promise<Outcome[]> {
  const suite = createRawSuite({ contract, calls: soundCalls, ...options });
  const outcomes: Outcome[] = [];
  for (const { name, run } of suite.tests) {
    const skip = vi.fn();
    const error: unknown = await run({ skip }).catch((thrown: unknown) => thrown);
    outcomes.push({ name, error, skipped: skip.mock.calls.flat() });
  }
  await suite.close();
  return outcomes;
}

function listNames(outcomes: readonly Outcome[], isWanted: (outcome: Outcome) => boolean): string[] {
  return outcomes.filter(isWanted).map(({ name }) => name.replace("raw ", ""));
}

const isFailed = ({ error }: Outcome): boolean => error !== undefined;
const isSkipped = ({ skipped }: Outcome): boolean => skipped.length > 0;

describe("a test of an answer that the mock cannot make up", { timeout: 30_000 }, () => {
  it("is left out, with the reason, and no other is", async () => {
    const outcomes = await runAll();
    expect(listNames(outcomes, isFailed)).toEqual([]);
    expect(listNames(outcomes, isSkipped)).toEqual([
      "getOdd answers 200 (static)",
      ...[1, 2, 3, 4, 5].map((seed) => `getOdd answers 200 (dynamic seed=${seed})`),
      "getOdd answers 200 through GET (static)",
    ]);
    for (const { skipped } of outcomes.filter(isSkipped)) expect(skipped).toEqual([reason]);
  });

  it("fails where the runner leaves nothing out", async () => {
    const suite = createRawSuite({ contract, calls: soundCalls });
    const test = suite.tests.find(({ name }) => name === "raw getOdd answers 200 (static)");
    await expect(test?.run()).rejects.toThrow(reason);
    await suite.close();
  });

  it("ends where the runner's skip throws, as Vitest's does", async () => {
    const suite = createRawSuite({ contract, calls: soundCalls });
    const test = suite.tests.find(({ name }) => name === "raw getOdd answers 200 (static)");
    const skip = (note: string) => {
      throw new Error(`skipped: ${note}`);
    };
    await expect(test?.run({ skip })).rejects.toThrow(`skipped: ${reason}`);
    await suite.close();
  });
});

describe("a failure of the client", { timeout: 30_000 }, () => {
  it("is no reason to leave a test out: no credential, where no answer can be made up either", async () => {
    const outcomes = await runAll({ calls: { ...soundCalls, getOdd: (client) => client.send("/odd") } });
    expect(listNames(outcomes, isSkipped)).toEqual([]);
    expect(listNames(outcomes, isFailed)).toContain("getOdd answers 200 (static)");
    expect(listNames(outcomes, isFailed)).not.toContain("getSound answers 200 (static)");
  });

  it("is none: it throws without a request, or sends one of another operation", async () => {
    const broken = await runAll({
      calls: { ...soundCalls, getOdd: () => Promise.reject(new Error("broken")) },
    });
    expect(listNames(broken, isSkipped)).toEqual([]);
    expect(listNames(broken, isFailed)).toContain("getOdd answers 200 (static)");
    const getOdd: RawSuiteOptions["calls"][string] = (client) => client.send("/sound", { headers });
    const astray = await runAll({ calls: { ...soundCalls, getOdd } });
    expect(listNames(astray, isSkipped)).toEqual([]);
    expect(listNames(astray, isFailed)).toContain("getOdd answers 200 (static)");
  });

  it("is none: it throws on an answer that is sound", async () => {
    const getSound: RawSuiteOptions["calls"][string] = async (client) => {
      await client.send("/sound", { headers });
      throw new Error("a defect of its own");
    };
    const outcomes = await runAll({ calls: { ...soundCalls, getSound } });
    expect(listNames(outcomes, isSkipped).every((name) => name.startsWith("getOdd "))).toBe(true);
    const failed = outcomes.find(({ name }) => name === "raw getSound answers 200 (static)");
    expect(String(failed?.error)).toContain("a defect of its own");
  });
});

describe("an operation that is untested", { timeout: 30_000 }, () => {
  it("has no tests, needs no call, and takes none from the others", async () => {
    const { getSound = () => Promise.reject(new Error()) } = soundCalls;
    const suite = createRawSuite({ contract, calls: { getSound }, untested: ["getOdd", "getNothing"] });
    const names = suite.tests.map(({ name }) => name);
    expect(names.filter((name) => name.includes("getOdd"))).toEqual([]);
    const whole = createRawSuite({ contract, calls: soundCalls }).tests.map(({ name }) => name);
    expect(names).toEqual(whole.filter((name) => !name.includes("getOdd")));
    for (const { run } of suite.tests) await run();
    await suite.close();
  });
});
