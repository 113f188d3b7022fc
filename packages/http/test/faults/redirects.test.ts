import { expect } from "vitest";
import { answerJson, redirectTo } from "./support/answers.ts";
import { playInOrder, startChaosServer } from "./support/chaos-server.ts";
import { fault } from "./support/fault.ts";
import { report, settle } from "./support/outcome.ts";
import { createHooliClient, createUmbrellaClient, RECORD } from "./support/providers.ts";

for (const status of [301, 302, 303, 307, 308]) {
  fault(
    {
      number: 30,
      title: `${status} to another origin`,
      expected: "a RedirectError, once; the other origin sees neither key nor login",
      observed: `GET, POST and login: RedirectError ${status}, 1 attempt; 3 requests, 0 connections to the other`,
    },
    async () => {
      await using other = await startChaosServer(playInOrder(answerJson()));
      const location = `${other.url}/taken?hush=hush-location`;
      await using server = await startChaosServer(playInOrder(redirectTo(location, status)));
      const hooli = createHooliClient({ baseUrl: server.url });
      const outcomes = [
        await settle(hooli.getRecord(RECORD)),
        await settle(hooli.createRecord({ body: { name: "hush-body" } })),
        await settle(createUmbrellaClient({ baseUrl: server.url }).getProfile()),
      ];
      const [told, ...others] = new Set(outcomes.map((outcome) => outcome.told));
      expect(others).toEqual([]);
      expect(server.fired).toEqual(new Array(3).fill("redirect"));
      const requests = `${server.requests.length} requests, ${other.sockets.opened} connections to the other`;
      return `GET, POST and login: ${told}; ${requests}`;
    },
  );
}

const targets: readonly [string, (url: string) => string][] = [
  ["the same origin", (url) => `${url}/elsewhere`],
  ["itself, for ever", (url) => `${url}/records/hush-record?expand=hush-query`],
  ["a relative path", () => "/elsewhere"],
  ["a file", () => "file:///etc/passwd"],
  ["data", () => "data:application/json,{}"],
  ["plain http elsewhere", () => "http://hush.invalid/"],
  ["nothing that is a URL", () => "http://["],
];

for (const [title, locate] of targets) {
  fault(
    {
      number: 30,
      title: `a redirect to ${title}`,
      expected: "a RedirectError, once",
      observed: "RedirectError 302, 1 attempt; 1 request",
    },
    async () => {
      let url = "";
      await using server = await startChaosServer(() => redirectTo(locate(url)));
      url = server.url;
      return report(await settle(createHooliClient({ baseUrl: url }).getRecord(RECORD)), server);
    },
  );
}

fault(
  {
    number: 30,
    title: "a 304, which is no redirect",
    expected: "an answer with its status",
    observed: "304, 1 attempt; 1 request",
  },
  async () => {
    await using server = await startChaosServer(
      playInOrder({ name: "not modified", act: ({ response }) => void response.writeHead(304).end() }),
    );
    return report(await settle(createHooliClient({ baseUrl: server.url }).getRecord(RECORD)), server);
  },
);
