import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MockServer, startMockServerFrom } from "../src/index.ts";
import { createLibraryMockContract } from "./fixtures/library-contract.ts";

const authorized = { authorization: "Bearer test" };

/** Sends bytes as they are: fetch would refuse or mend most of what is sent here. */
async function sendRaw(url: string, lines: readonly string[], body = ""): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  return text(socket);
}

function toHead(target: string, headers: readonly string[] = []): string[] {
  return [
    `GET ${target} HTTP/1.1`,
    "Host: mock",
    "Authorization: Bearer test",
    "Connection: close",
    ...headers,
  ];
}

describe("a mock server under hostile requests", () => {
  let mock: MockServer;
  const unhandled: unknown[] = [];
  const collect = (reason: unknown) => unhandled.push(reason);

  beforeAll(async () => {
    process.on("unhandledRejection", collect);
    const contract = createLibraryMockContract();
    Object.assign(contract.components.schemas.NewBook, { additionalProperties: false });
    mock = await startMockServerFrom({ contract });
  });

  afterAll(async () => {
    await mock.close();
    process.off("unhandledRejection", collect);
    expect(unhandled).toEqual([]);
  });

  it.each([
    ["an Accept that is no media type", toHead("/books", ["Accept: garbage"]), 400],
    ["an Accept with empty parts", toHead("/books", ["Accept: application/json, ,"]), 200],
    ["an Accept of nothing", toHead("/books", ["Accept: "]), 200],
    ["an Accept of something undocumented", toHead("/books", ["Accept: image/png"]), 406],
    ["a Content-Type that is no media type", toHead("/books", ["Content-Type: garbage"]), 400],
    ["a percent sign that starts no escape", toHead("/books/%zz"), 400],
    ["an escape that is no UTF-8", toHead("/books/%ff%fe"), 400],
    ["an encoded slash and a null character", toHead("/books/..%2f%00"), 422],
    ["a path that starts with two slashes", toHead("//books"), 404],
    ["a target that is no path", toHead("http://[/books"), 400],
    ["a target with a host of its own", toHead("http://127.0.0.1/books"), 400],
    ["a comma in a path parameter", toHead("/books/a,b"), 422],
    ["a preference that cannot be", toHead("/books", ["Prefer: code=foo"]), 422],
    ["a preference that is no status", toHead("/books", ["Prefer: code=000"]), 422],
    ["an unclosed preference", toHead("/books", ['Prefer: example="two']), 200],
    ["a server named in the query", toHead("/books?__server=http://evil.example"), 200],
    ["a query named like a prototype", toHead("/books?__proto__=1&constructor=2&hasOwnProperty=3"), 200],
    ["a query of one letter a thousand times", toHead(`/books?${"a&".repeat(1000)}`), 200],
    ["bytes beyond ASCII in a header", toHead("/books", ["X-Name: \u00e9\u00ff"]), 200],
    ["an unknown method", ["BREW /books HTTP/1.1", "Host: mock", "Connection: close"], 400],
    ["no request at all", ["hello"], 400],
  ])("answers %s", async (_case, lines, status) => {
    const answer = await sendRaw(mock.url, lines);
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect((await fetch(`${mock.url}/opening-hours`)).status).toBe(200);
  });

  it.each([
    ["is no JSON", "{", "application/json", 400],
    ["is empty JSON", " ", "application/json", 400],
    ["is of an undocumented type", "<book/>", "application/xml", 415],
    ["nests ten thousand lists", "[".repeat(10_000) + "]".repeat(10_000), "application/json", 422],
    ["names a prototype", '{"__proto__": {"title": "a"}, "title": "b"}', "application/json", 422],
  ])("answers a body that %s", async (_case, body, contentType, status) => {
    const headers = { ...authorized, "content-type": contentType };
    const response = await fetch(`${mock.url}/books`, { method: "POST", headers, body });
    // The contract documents 400 for what Prism would answer 415 or 422.
    expect([400, status]).toContain(response.status);
    await response.text();
    expect((await fetch(`${mock.url}/opening-hours`)).status).toBe(200);
  });

  it("reports violations beyond Latin-1, which no header can carry as they are", async () => {
    const headers = { ...authorized, "content-type": "application/json" };
    const body = JSON.stringify({ title: "a", новое: 1 });
    const response = await fetch(`${mock.url}/books`, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    const violations = JSON.parse(response.headers.get("sl-violations") ?? "");
    expect(violations[0].message).toContain("'новое'");
  });

  it("keeps the header of a thousand violations short and readable", async () => {
    const headers = { ...authorized, "content-type": "application/json" };
    const fields = Array.from({ length: 1000 }, (_, index) => [`field${index}`, index]);
    const body = JSON.stringify({ title: "a", ...Object.fromEntries(fields) });
    const response = await fetch(`${mock.url}/books`, { method: "POST", headers, body });
    const header = response.headers.get("sl-violations") ?? "";
    expect(header.length).toBeLessThan(8192);
    expect(JSON.parse(header).length).toBeGreaterThan(10);
    expect(mock.requests.at(-1)?.violations).toHaveLength(1000);
  });

  it("refuses a body beyond ten megabytes", async () => {
    const headers = { ...authorized, "content-type": "application/json" };
    const body = JSON.stringify("a".repeat(10 * 1024 * 1024));
    const response = await fetch(`${mock.url}/books`, { method: "POST", headers, body });
    expect(response.status).toBe(413);
  });

  it("survives a client that hangs up in the middle of its body", async () => {
    const before = mock.requests.length;
    const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
    socket.write("POST /books HTTP/1.1\r\nHost: mock\r\nContent-Length: 100\r\n\r\n{");
    await expect.poll(() => mock.requests.length).toBe(before + 1);
    socket.destroy();
    expect((await fetch(`${mock.url}/opening-hours`)).status).toBe(200);
  });
});
