import { expect } from "vitest";
import { answerJson } from "./support/answers.ts";
import { playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { count, expectNoSecret, settle, tally } from "./support/outcome.ts";
import { createHooliClient } from "./support/providers.ts";

/** Calls once per input, and says how the calls ended and what was sent. */
async function callWith(inputs: readonly unknown[]): Promise<{ told: string; paths: string[] }> {
  await using server = await startChaosServer(playInOrder(answerJson()));
  const client = createHooliClient({ baseUrl: server.url });
  const outcomes: string[] = [];
  for (const input of inputs) outcomes.push((await settle(client.getRecord(input))).told);
  const paths = server.requests.map(({ path }) => path);
  return { told: `${tally(outcomes)}; ${count(paths.length, "request")}`, paths };
}

fault(
  {
    number: 33,
    title: "path values that would ask for something else",
    expected: "an InputError, and nothing is sent",
    observed: "20 x InputError, 0 attempts; 0 requests",
  },
  async () => {
    const values = [
      "",
      ".",
      "..",
      "%2e",
      "%2E%2e",
      ".%2e",
      "hush/..",
      "hush\\hush",
      "hush\r\nhush",
      "hush\0",
    ];
    const shapes = [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, [], ["hush"], {}, "hush\ud800"];
    const inputs = [...values, ...shapes].map((record_id) => ({ record_id }));
    return (await callWith([...inputs, undefined, {}])).told;
  },
);

fault(
  {
    number: 33,
    title: "path values that only look odd",
    expected: "sent as one segment that no proxy takes for more",
    observed: "8 x 200, 1 attempt; 8 requests; a%20b a%3Fb%23c %24%26 ... %252f %7Brecord_id%7D %C3%A9 12",
  },
  async () => {
    const values = ["a b", "a?b#c", "$&", "...", "%2f", "{record_id}", "é", 12n];
    const { told, paths } = await callWith(values.map((record_id) => ({ record_id })));
    return `${told}; ${paths.map((path) => path.replace("/records/", "")).join(" ")}`;
  },
);

fault(
  {
    number: 33,
    title: "query values without an obvious spelling, and unknown names",
    expected: "an InputError, and nothing is sent",
    observed: "11 x InputError, 0 attempts; 0 requests",
  },
  async () => {
    const values = [
      null,
      new Date(0),
      Number.NaN,
      { hush: 1 },
      [null, 1],
      [["hush"]],
      "hush\udc00",
      Symbol("hush"),
    ];
    const inputs = values.map((expand) => ({ record_id: "1", expand }));
    const unknown = [
      { record_id: "1", Expand: 1 },
      { record_id: "1", body: {} },
      { record_id: "1", recordId: 1 },
    ];
    return (await callWith([...inputs, ...unknown])).told;
  },
);

fault(
  {
    number: 33,
    title: "query values that have one",
    expected: "sent, and read back as they were",
    observed:
      "5 x 200, 1 attempt; 5 requests; ?expand=a%20b%26c%3D1 ?expand=1&expand=x (none) ?expand= ?expand=false",
  },
  async () => {
    const values = ["a b&c=1", [1, "x"], undefined, "", false];
    const { told, paths } = await callWith(values.map((expand) => ({ record_id: "1", expand })));
    return `${told}; ${paths.map((path) => path.replace("/records/1", "") || "(none)").join(" ")}`;
  },
);

fault(
  {
    number: 33,
    title: "base URLs that would swallow a path or give away a credential",
    expected: "a ConfigError when the client is created",
    observed: "8 x ConfigError baseUrl",
  },
  async () => {
    const urls = [
      "http://api.hush.test",
      "https://hush:hush@api.test",
      "https://api.test/?hush=1",
      "https://api.test/#hush",
      "https://api.test/{hush}",
      "ftp://api.test",
      "hush",
      "",
    ];
    const told = urls.map((baseUrl) => {
      try {
        createHooliClient({ baseUrl });
        return "accepted";
      } catch (error) {
        expectNoSecret(error);
        const { name, option } = error as Error & { option?: string };
        return `${name} ${option}`;
      }
    });
    expect(told).toHaveLength(urls.length);
    return tally(told);
  },
);
