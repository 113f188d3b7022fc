import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Answer, reply } from "../support/document-server.ts";
import { next, repository, updateFrom, useRepositories } from "../support/update-repository.ts";

useRepositories();

const page = (body: string): Answer =>
  reply(200, `<!DOCTYPE html><html><head><title>KillB\n Console</title></head><body>${body}</body></html>`, {
    "content-type": "application/json",
  });
const refused: [what: string, answers: Answer[], said: RegExp][] = [
  ["a login page", [page('<input type="password">')], /came a login page titled "KillB Console"/],
  ["a page", [page("Hello")], /came an HTML page/],
  ["XML", [reply(200, "<?xml version='1.0'?><error/>")], /came XML/],
  ["nothing", [reply(200, " \n")], /came an empty answer/],
  [
    "an error in JSON",
    [reply(200, '{"error":"unauthorized","message":"no"}')],
    /came an object with `error`, `message`/,
  ],
  ["a text", [reply(200, "Not found")], /came plain text/],
  ["a list", [reply(200, "[1]")], /came a list/],
  [
    "Swagger 2",
    [reply(200, '{"swagger":"2.0","info":{"title":"Tarantino"},"paths":{}}')],
    /came a Swagger 2\.0 document/,
  ],
  [
    "another OpenAPI",
    [reply(200, '{"openapi":"4.0.0","info":{"title":"Tarantino"},"paths":{}}')],
    /OpenAPI 4\.0\.0/,
  ],
  [
    "no operations",
    [reply(200, '{"openapi":"3.0.0","info":{"title":"Tarantino"},"paths":{}}')],
    /without a single operation/,
  ],
  ["a document that is cut", [reply(200, JSON.stringify(parse(next)).slice(0, 900))], /does not parse/],
  [
    "another API",
    [reply(200, next.replace("Tarantino V2 API", "Pet Store API"))],
    /titled "Pet Store API", not "Tarantino V2 API"/,
  ],
  [
    "operations that nobody knows",
    [reply(200, next.replaceAll("/api/v2/customers/profile", "/pets"))],
    /none of the 1 operations known .*\(GET \/api\/v2\/customers\/profile\)/,
  ],
  [
    "a reference out of it",
    [reply(200, next.replace("'#/components/schemas/BadRequestResponse'", "'file:///etc/passwd'"))],
    /leads out of the document/,
  ],
  [
    "what an overlay no longer fits",
    [reply(200, next.replaceAll("GetCustomerProfileResponseDto", "Renamed"))],
    /client\.overlay\.yaml:\d+: action \d+: target .* matches nothing/,
  ],
  ["401", [reply(401, "secret")], /answers 401/],
  ["403", [reply(403, "secret")], /answers 403/],
  ["404", [reply(404)], /answers 404/],
  ["500 and again 500", [reply(500)], /answers 500.*\(2 attempts\)/],
  ["a redirect", [reply(302, "", { location: "https://login.example/" })], /another origin/],
];

describe("an answer of", { timeout: 60_000 }, () => {
  it.each(refused)("%s changes nothing, and is named", async (_, answers, said) => {
    const { isWell, output, changed } = await updateFrom(answers);
    expect(isWell).toBe(false);
    expect(output).toMatch(said);
    expect(output).not.toContain("secret");
    expect(changed).toEqual([]);
  });

  it("another API is taken where a person says that it is the same", async () => {
    const { isWell, output } = await updateFrom(
      [reply(500), reply(200, next.replace("Tarantino V2 API", "Other"))],
      { acceptDifferent: true },
    );
    expect(isWell, output).toBe(true);
    expect(repository.read("packages/killb/openapi.json")).toContain('"title": "Other"');
  });
});
