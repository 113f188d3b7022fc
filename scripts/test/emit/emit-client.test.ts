import type { Authentication } from "@tributary/http";
import { describe, expect, it } from "vitest";
import { emitClient, toVariable } from "../../src/emit/emit-client.ts";
import { emitIndex } from "../../src/emit/emit-index.ts";
import { emitReadme } from "../../src/emit/emit-readme.ts";
import type { ProviderModel } from "../../src/model/provider-model.ts";
import { compileTypes } from "../support/compile-types.ts";
import { createDocument, getOperation } from "../support/create-document.ts";
import { createModel } from "../support/create-sources.ts";

const { model } = createModel(createDocument({ "/a": { get: getOperation("getA") } }));

function withCredentials(authentication: Authentication, ...names: readonly string[]): ProviderModel {
  return {
    ...model,
    authentication,
    credentials: names.map((name) => ({ name, description: `The ${name}.`, required: true })),
  };
}

const tokenLogin = {
  strategy: "token-login",
  login: "login",
  accessToken: "/a",
  expiresIn: "/b",
  expiresInUnit: "seconds",
} as const;

describe("the factory", () => {
  it("reads each credential by its own name, whatever the name", () => {
    const text = emitClient(withCredentials(tokenLogin, "email", "pass-word", "class"));
    expect(text).toContain(
      '{ email: options.email, "pass-word": options["pass-word"], class: options.class }',
    );
  });

  it("hands a login the store its tokens are shared through, and no other strategy one", () => {
    const login = emitClient(withCredentials(tokenLogin, "email"));
    expect(login).toContain("{ email: options.email }, { tokenStore: options.tokenStore })");
    expect(login).toContain("readonly tokenStore?: TokenSharing;");
    expect(login).toMatch(/import type \{[^}]*\bTokenSharing\b[^}]*\} from "@tributary\/http"/);
    expect(emitIndex(withCredentials(tokenLogin, "email"))).toContain(" sharedTokens,");
    expect(emitReadme(withCredentials(tokenLogin, "email"))).toContain("| `tokenStore` |");
    const other = withCredentials({ strategy: "bearer" }, "token");
    const texts = [emitClient(other), emitIndex(other), emitReadme(other)].join("");
    expect(texts).not.toMatch(/tokenStore|sharedTokens|TokenSharing/);
  });

  it.each([
    [{ strategy: "none" }, [], "{  }"],
    [{ strategy: "bearer" }, ["token"], "{ authentication: bearer(options.token) }"],
    [
      { strategy: "api-key", header: "Key" },
      ["apiKey"],
      "{ authentication: apiKey(descriptor.authentication, options.apiKey) }",
    ],
  ] as const)("hands the transport the strategy of %j", (authentication, names, strategies) => {
    expect(emitClient(withCredentials(authentication, ...names))).toContain(
      `descriptor, options, ${strategies}`,
    );
  });
});

describe("the variable of a provider in an example", () => {
  it.each([
    ["align", "align"],
    ["guru-pay", "guruPay"],
    ["pay-2go", "pay2go"],
    ["default", "defaultClient"],
    ["new", "newClient"],
    ["await", "awaitClient"],
    ["let", "letClient"],
    ["data", "dataClient"],
    ["result", "resultClient"],
    ["unwrap", "unwrapClient"],
    ["console", "consoleClient"],
    ["process", "processClient"],
  ])("of %s is %s", (provider, variable) => {
    expect(toVariable(provider)).toBe(variable);
  });

  it("never makes a README that does not parse", () => {
    const words =
      "break case class const delete do enum export false for if import in new null return static super this throw try typeof var void while with yield data error response item unwrap result";
    const snippets = words.split(" ").map((provider) => {
      const readme = emitReadme({ ...model, provider });
      return [`${provider}.ts`, /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "there is none"] as const;
    });
    const complaints = compileTypes(Object.fromEntries(snippets));
    expect(complaints.filter((line) => !/Cannot find (module|name)|top-level 'await'/.test(line))).toEqual(
      [],
    );
  });
});

describe("the README", () => {
  it("keeps the text of the document in its cell and its line", () => {
    const description = "A | pipe, <b>, `ticks` and\r\na second line.\rA third.";
    const document = createDocument({ "/a": { get: { ...getOperation("getA"), description } } });
    const readme = emitReadme(createModel(document).model);
    expect(readme).toContain("| `getA` | `GET /a` | 200 | A \\| pipe, &lt;b>, `ticks` and |\n");
    expect(readme).not.toContain("\r");
  });
});
