import { describe, expect, it } from "vitest";
import { EmitError } from "../../src/codegen-error.ts";
import type { Json } from "../../src/json.ts";
import { readServers } from "../../src/model/servers.ts";
import { catchError } from "../support/catch-error.ts";
import { createDocument } from "../support/create-document.ts";
import { documentFile } from "../support/create-sources.ts";

function read(...servers: Json[]) {
  return readServers(createDocument({}, { servers }), documentFile).map(({ environment, url }) => [
    environment,
    url,
  ]);
}

const one = "https://one.example";
const two = "https://two.example/v1";

describe("readServers", () => {
  it("takes environments from the descriptions, in the document's order", () => {
    expect(
      read({ url: two, description: "Sandbox server" }, { url: one, description: "The PRODUCTION server" }),
    ).toEqual([
      ["sandbox", two],
      ["production", one],
    ]);
  });

  it("prefers the word `environment`", () => {
    const server = { url: one, description: "Production", "x-tributary": { environment: "sandbox" } };
    expect(read(server)).toEqual([["sandbox", one]]);
  });

  it("takes the environment a description names first", () => {
    const description = "Sandbox, with the data of production";
    expect(read({ url: one, description })).toEqual([["sandbox", one]]);
  });

  it("takes an only server for production when its description names no environment", () => {
    expect(read({ url: one })).toEqual([["production", one]]);
    expect(read({ url: one, description: "Reproductions of art" })).toEqual([["production", one]]);
  });

  it.each([
    ["relative", { url: "/v1" }],
    ["templated", { url: "https://{tenant}.example" }],
    ["of another scheme", { url: "wss://one.example" }],
    ["without a URL", { description: "Production" }],
    ["not an object", "https://one.example"],
  ])("leaves out one that is %s", (_, server) => {
    expect(read(server)).toEqual([]);
    expect(read(server, { url: one })).toEqual([["production", one]]);
  });

  it("finds none where the document has none", () => {
    expect(readServers(createDocument({}), documentFile)).toEqual([]);
  });

  it("refuses several of which one cannot be told, naming it by its place in the document", () => {
    const servers = [{ url: "/relative" }, { url: one, description: "Production" }, { url: two }];
    const { message } = catchError(EmitError, () => read(...servers));
    expect(message).toContain(`${documentFile} at /servers/2: the server's environment cannot be told`);
    expect(message).toContain("client.overlay.yaml: `update: { x-tributary: { environment: sandbox } }`");
  });

  it("refuses two of the same environment, since one would hide the other", () => {
    const servers = [
      { url: one, description: "Production (EU)" },
      { url: two, description: "Production (US)" },
    ];
    const { message } = catchError(EmitError, () => read(...servers));
    expect(message).toContain(`${documentFile} at /servers/1: `);
    expect(message).toContain("`production`");
  });
});
