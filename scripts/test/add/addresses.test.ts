import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { documentLimits } from "../../src/document/limits.ts";
import { FetchError } from "../../src/fetch/fetch-error.ts";
import { type Answer, reply, startDocumentServer } from "../support/document-server.ts";
import { createAddingWorkspace } from "./support/adding-workspace.ts";

/* Documents from addresses, all on this machine. Each refusal also checks that nothing is left in the tree. */

const workspace = createAddingWorkspace();
afterAll(() => workspace[Symbol.dispose]());

const responses = { "204": { description: "None." } };
const document = {
  openapi: "3.0.3",
  info: { title: "Published", version: "1.0.0" },
  servers: [{ url: "/v1" }, { url: "//other.example/v2", description: "Staging" }],
  paths: { "/things": { get: { operationId: "listThings", responses } } },
};
const text = `${JSON.stringify(document)}\n`;
const json = { "content-type": "application/json" };

/** Answers by the path that is asked for; 404 for any other. */
function serve(texts: Readonly<Record<string, string | Answer>>): Answer {
  return (response, request) => {
    const found = texts[request.url ?? ""];
    const answer = typeof found === "string" ? reply(200, found, json) : (found ?? reply(404, "hush"));
    answer(response, request);
  };
}

function readSource(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(workspace.root, `specs/${name}/source.json`), "utf8"));
}

describe("a document at an address", { timeout: 60_000 }, () => {
  it("is kept as published, with its address, and so are its servers that are relative", async () => {
    await using server = await startDocumentServer(reply(200, text, json));
    await workspace.add(server.url);
    expect(readFileSync(join(workspace.root, "specs/acme/openapi.json"), "utf8")).toBe(text);
    expect(readSource("acme")).toEqual({
      provider: "Published",
      url: server.url,
      page: server.url,
      obtained: "published document",
      retrieved: "2026-01-01",
      sha256: createHash("sha256").update(text).digest("hex"),
    });
    const { origin, protocol } = new URL(server.url);
    const descriptor = readFileSync(join(workspace.root, "packages/acme/src/descriptor.ts"), "utf8");
    expect(descriptor).toContain(`"${origin}/v1"`);
    // Only https is called but on this machine.
    expect(protocol).toBe("http:");
    expect(descriptor).not.toContain("other.example");
  });

  it("is that of a redirect within the origin, whose address is kept", async () => {
    const moved = reply(302, "", { location: "/moved/openapi.json?v=2" });
    await using server = await startDocumentServer(
      serve({ "/openapi.json": moved, "/moved/openapi.json?v=2": text }),
    );
    await workspace.add(server.url, { name: "moved" });
    const { origin } = new URL(server.url);
    expect(readSource("moved")["url"]).toBe(`${origin}/moved/openapi.json?v=2`);
  });

  it("may be of several files, each from its own origin", async () => {
    const paths = { "/things": { $ref: "parts/paths.json#/things" } };
    await using server = await startDocumentServer(
      serve({
        "/openapi.json": JSON.stringify({ ...document, paths }),
        "/parts/paths.json": JSON.stringify({ things: document.paths["/things"] }),
      }),
    );
    await workspace.add(server.url, { name: "several" });
    expect(readSource("several")).toMatchObject({
      url: server.url,
      obtained: expect.stringContaining("bundled"),
    });
    const bundled = JSON.parse(readFileSync(join(workspace.root, "specs/several/openapi.json"), "utf8"));
    expect(bundled.paths["/things"].get.operationId).toBe("listThings");
    expect(server.requests.map(({ url }) => url)).toEqual(["/openapi.json", "/parts/paths.json"]);
  });
});

describe("an address without a document", { timeout: 60_000 }, () => {
  const answers: Readonly<Record<string, readonly [answer: Answer, said: RegExp]>> = {
    "404": [reply(404, "hush"), /the server answers 404: there is no document any more/],
    "401": [reply(401, "hush"), /the server answers 401: the document is not public, or not from here/],
    "204": [reply(204), /the server answers 204 instead of a document/],
    "a page": [
      reply(200, "<!doctype html><title>API docs</title>", { "content-type": "text/html" }),
      /instead of an OpenAPI document came an HTML page titled "API docs"/,
    ],
    "a page that says to be JSON": [reply(200, "<html><body>hush", json), /came an HTML page/],
    nothing: [reply(200, "", json), /not an OpenAPI/],
    "half a document": [reply(200, text.slice(0, -30), json), /:\d+: the file does not parse/],
    "another origin": [
      reply(302, "", { location: "https://elsewhere.example/openapi.json?session=hush" }),
      /redirects to https:\/\/elsewhere\.example\/openapi\.json, which is another origin/,
    ],
    "a circle of redirects": [reply(302, "", { location: "/openapi.json" }), /redirects more than 5 times/],
    "no URL": [reply(302, "", { location: "http://[" }), /redirects to something that is no URL/],
    "too much, as it says itself": [
      (response) => {
        response.writeHead(200, { ...json, "content-length": String(documentLimits.bytes + 1) });
        response.flushHeaders();
      },
      /the answer has 33554433 bytes, more than the 33554432 that are read/,
    ],
    "too much, without a word": [
      (response) => {
        response.writeHead(200, json);
        const chunk = Buffer.alloc(1024 ** 2, " ");
        const write = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on("drain", write);
        write();
      },
      /more than (the )?33554432/,
    ],
  };

  it.each(Object.entries(answers))("is refused: %s", async (_, [answer, said]) => {
    await using server = await startDocumentServer(answer);
    const { message } = await workspace.refuse(server.url, { name: "refused" });
    expect(message).toMatch(said);
    expect(message).toContain("/openapi.json");
    expect(message).not.toContain("hush");
  });

  it.each([
    ["http://example.com/openapi.json", /only https is fetched from, and http on this machine/],
    ["https://user:hush@127.0.0.1/openapi.json", /the URL carries credentials/],
    ["http://", /this is no URL/],
    ["https://[/openapi.json", /this is no URL/],
  ])("is refused before anything is sent: %s", async (address, said) => {
    const error = await workspace.refuse(address, { name: "refused" });
    expect(error).toBeInstanceOf(FetchError);
    expect(error.message).toMatch(said);
    expect(error.message).not.toContain("hush");
  });

  it.each([
    ["another origin", "https://elsewhere.example/parts.json#/things", /leads to another origin than/],
    ["a file", "file:///etc/hostname", /a reference cannot be followed/],
    ["a part that is not there", "gone.json#/things", /a reference cannot be followed/],
  ])("is refused where it refers to %s", async (_, reference, said) => {
    const paths = { "/things": { $ref: reference } };
    await using server = await startDocumentServer(
      serve({ "/openapi.json": JSON.stringify({ ...document, paths }) }),
    );
    const { message } = await workspace.refuse(server.url, { name: "refused" });
    expect(message).toMatch(said);
    expect(message).toContain("at /paths/~1things");
    expect(message).not.toContain("hush");
  });

  it("is given up on where it is aborted while the answer is awaited", async () => {
    const controller = new AbortController();
    await using server = await startDocumentServer(() => controller.abort());
    const { name } = await workspace.refuse(server.url, {
      name: "refused",
      signal: controller.signal,
    });
    expect(name).toBe("AbortError");
  });
});
