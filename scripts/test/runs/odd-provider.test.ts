import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../support/check-project.ts";
import { type CodegenRun, createRepository, type Repository } from "../support/create-repository.ts";
import { repositoryRoot } from "../support/repository-root.ts";

const provider = "odd-shop";
const folder = `packages/${provider}`;

let repository: Repository;
let run: CodegenRun;
let complaints: readonly string[];

beforeAll(async () => {
  repository = createRepository();
  const fixture = join(import.meta.dirname, "../fixtures", provider);
  cpSync(fixture, join(repository.root, "specs", provider), { recursive: true });
  run = await repository.run({ providers: [provider] });
  linkDependencies(repository.root);
  complaints = checkWithUses();
});

afterAll(() => repository[Symbol.dispose]());

/** The package sees the packages it depends on as pnpm would show them. */
function linkDependencies(root: string): void {
  const own = join(root, folder, "node_modules/@tributary");
  repository.write(`${folder}/node_modules/.keep`, "");
  symlinkSync(join(repositoryRoot, "packages"), own);
}

/** Puts the README's snippets and the uses of below into the package, and type-checks it once with all of them. */
function checkWithUses(): string[] {
  const readme = repository.read(`${folder}/README.md`);
  const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, snippet = ""]) => snippet);
  for (const [index, snippet] of snippets.entries()) {
    const text = snippet.replace(`@tributary/${provider}`, "../src/index.ts");
    repository.write(`${folder}/test/snippet-${index}.ts`, text);
  }
  repository.write(`${folder}/test/use.ts`, useOfClient);
  repository.write(`${folder}/test/use-mock.ts`, useOfMock);
  return checkProject(join(repository.root, folder));
}

const useOfClient = `import { expectTypeOf } from "vitest";
import { createOddShopClient, type OddShopClient, type Order, type WritableOrder } from "../src/index.ts";

const client: OddShopClient = createOddShopClient({ apiKey: "k", baseUrl: "https://odd.example" });
// @ts-expect-error there is no server in the contract, so one must be given
createOddShopClient({ apiKey: "k" });

const key = "12345678901234567890";
const order: WritableOrder = { status: "open", method: { kind: "bank", iban: "x" }, secret: "s" };
export async function use() {
  const created = await client.delete({ "Idempotency-Key": key, body: order });
  if (created.ok) expectTypeOf(created.data).toEqualTypeOf<Order>();
  if (created.status === 422) expectTypeOf(created.error.class).toEqualTypeOf<"new" | "with space" | 'quote"' | "*/" | "\`\${x}\`">();
  await client.delete({ body: order });
  // @ts-expect-error what is read only is not sent
  await client.delete({ "Idempotency-Key": key, body: { ...order, id: "x" } satisfies WritableOrder });
  await client.updateLine({ "order-id": "x", class: "new", body: { amount: 2, pin: "1234" } });
  await client.getLine({ "order-id": "x", class: "used", from: "2026-01-31", "X-Region": "eu" });
  // @ts-expect-error a class that is none
  await client.getLine({ "order-id": "x", class: "old", from: "2026-01-31", "X-Region": "eu" });
  const listed = await client.listOrders({ "status[]": ["open"], default: null, "per-page": 5 });
  if (listed.status === 429) expectTypeOf(listed.error).toEqualTypeOf<string>();
  for await (const item of client.listOrders.items()) expectTypeOf(item).toEqualTypeOf<Order>();
  const removed = await client.removeFile({ file: "a" });
  if (removed.ok) expectTypeOf(removed.data).toBeUndefined();
  expectTypeOf((await client.class()).status).toExtend<number>();
  const answered = await client.POST("/orders", { params: { header: { "Idempotency-Key": key } }, body: order });
  expectTypeOf(answered.data).toEqualTypeOf<Order | undefined>();
  // @ts-expect-error no such path
  await client.GET("/order");
}
export type Secret = [
  // @ts-expect-error what is only written is not read
  Order["secret"],
  Order["id"],
];
`;

const useOfMock = `import type { OddShopOperations } from "../../mocks/contracts/odd-shop.d.ts";
export const answer: OddShopOperations["removeFile"]["response"] = { status: 204 };
export const line: OddShopOperations["getLine"]["request"]["path"] = { "order-id": "a", class: "b" };
`;

describe("a provider with odd names and hostile text", () => {
  it("is generated", () => {
    expect(run.lines.join("\n")).not.toContain("failed");
    expect(run.isWell).toBe(true);
  });

  it("gives a package that type-checks as a whole: its tests, its README, and what its callers write", () => {
    expect(complaints).toEqual([]);
    const files = [...repository.list().keys()].filter((path) => path.startsWith(`${folder}/test/`));
    expect(files.map((path) => path.slice(`${folder}/test/`.length)).toSorted()).toEqual(
      [
        "contract.test.ts",
        "snippet-0.ts",
        "snippet-1.ts",
        "types.test-d.ts",
        "use-mock.ts",
        "use.ts",
      ].toSorted(),
    );
  });

  it("lets no text of the document out of its comment, and no carriage return into a file", () => {
    for (const [path, text] of repository.list()) {
      if (!path.startsWith(folder) && !path.startsWith("packages/mocks/contracts/")) continue;
      expect(text, path).not.toContain("\r");
      if (path.endsWith(".ts")) expect(text, path).not.toMatch(/^\s*export const injected/m);
    }
    expect(Object.keys(readExports()).toSorted()).not.toContain("injected");
  });

  it("describes each operation as the document does", () => {
    const descriptor = repository.read(`${folder}/src/descriptor.ts`);
    expect(descriptor).toContain('retry: "keyed"');
    expect(descriptor).toContain("authenticated: false");
    expect(descriptor).toMatch(/servers: \{\}/);
    expect(descriptor).toContain('header: ["X-Trace", "Idempotency-Key"]');
    expect(descriptor).toContain('idempotencyKey: "Idempotency-Key"');
    expect(descriptor).not.toContain("Authorization");
  });
});

function readExports(): Record<string, true> {
  const names = repository.read(`${folder}/src/index.ts`).match(/[A-Za-z_]\w*/g) ?? [];
  return Object.fromEntries(names.map((name) => [name, true]));
}
