import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "../codegen-error.ts";
import type { Files } from "../emit/emit-package.ts";
import { generate, generateMockIndex } from "../generate.ts";
import { formatJson, isObject, type JsonObject } from "../json.ts";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import type { Overlay } from "../overlay/overlay.ts";
import { readOverlay } from "../overlay/read-overlay.ts";
import { findProviders } from "../providers.ts";
import { assertProviderId } from "../sources.ts";
import { formatFiles } from "../tree/format-files.ts";
import { commitFiles } from "./commit-files.ts";
import { emitOverlay, type NewAction } from "./emit-overlay.ts";
import { planOverlays } from "./plan-overlays.ts";
import { readUpstream, type Upstream } from "./read-upstream.ts";
import { toRefusal } from "./refuse-document.ts";

export interface AddProviderOptions {
  /** The repository's folder. */
  readonly root: string;
  readonly name: string;
  /** The document: a file or an http(s) address. */
  readonly source: string;
  /** The provider's own name. Default: the title of the document. */
  readonly displayName?: string | undefined;
  /** The human page the document is from. Default: its address, or a page that it names. */
  readonly page?: string | undefined;
  /** An overlay of what the document gets wrong, to begin `fixes.overlay.yaml` with: a file. Default: none. */
  readonly fixes?: string | undefined;
  /** The names of the only methods to offer. Default: all. */
  readonly operations?: readonly string[];
  /** The tag of the only operations to offer. Default: all. */
  readonly tag?: string | undefined;
  /** Writes nothing. Default: false. */
  readonly dryRun?: boolean;
  /** The day the document was obtained, as `2026-11-28`. */
  readonly today: string;
  /** Receives each line of progress and of the report. */
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** What a new provider consists of. */
export interface AddedProvider {
  readonly files: Files;
  readonly notes: readonly string[];
}

/**
 * Adds a provider: its folder in `specs`, its package, its mock and a changeset. All of it is made in a folder
 * of its own first, so that a failure or an abort leaves the tree as it was.
 * @throws {CodegenError | FetchError} naming the place and the way out.
 */
export async function addProvider(options: AddProviderOptions): Promise<AddedProvider> {
  const { root, name, source, print, signal } = options;
  assertNew(root, name);
  const fixes = options.fixes === undefined ? undefined : readOverlay("", options.fixes);
  print(`Reading ${source} …`);
  const upstream = await readUpstream(source, {
    ...(signal && { signal }),
    onRetry: (error, delay) => print(`${error.message}; trying again in ${Math.ceil(delay / 1000)} s`),
  });
  const document = fixes === undefined ? upstream.document : applyOverlay(upstream.document, fixes);
  const { specs, notes, counts, evidence } = describe(options, { ...upstream, document }, fixes);
  print(`Generating ${name} …`);
  const generated = await generateStaged(root, name, specs).catch((error: unknown) => {
    throw toRefusal(error, { document, evidence, folder: `specs/${name}`, source });
  });
  signal?.throwIfAborted();
  const index = generateMockIndex([...findProviders(root), name].toSorted());
  const files = new Map([...specs, ...generated, ...index, toChangeset(options, upstream)]);
  for (const line of counts) print(line);
  for (const note of summarize(notes)) print(`  review: ${note}`);
  if (options.dryRun === true) print(`Nothing written: ${files.size} files would be.`);
  else commitFiles(root, files);
  return { files, notes };
}

function assertNew(root: string, name: string): void {
  assertProviderId(name);
  const taken = [`specs/${name}`, `packages/${name}`].find((folder) => existsSync(join(root, folder)));
  if (taken === undefined) return;
  throw new SpecError({
    place: { file: taken },
    problem: "it is there already",
    hint: "Choose another name; to change a provider, change its overlays and run `pnpm codegen`.",
  });
}

/** `upstream` with the fixes applied, which are written as they were given. */
function describe(options: AddProviderOptions, upstream: Upstream, given: Overlay | undefined) {
  const { name, today } = options;
  const { document, text, extension, url, isBundled } = upstream;
  const sha256 = createHash("sha256").update(text).digest("hex");
  const info = isObject(document["info"]) ? document["info"] : {};
  const title =
    typeof info["title"] === "string" && info["title"].trim() !== "" ? info["title"].trim() : name;
  const displayName = options.displayName ?? title.replaceAll(/\s+/g, " ");
  const page = options.page ?? findPage(document) ?? url ?? `urn:sha256:${sha256}`;
  const plan = planOverlays({
    document,
    file: options.source,
    url,
    displayName,
    operations: options.operations ?? [],
    tag: options.tag,
  });
  const evidence = url ?? page;
  const fixes: NewAction[] = [
    ...(given?.actions ?? []).map(({ reason, ...action }) => ({ ...action, description: reason })),
    ...plan.fixes,
  ];
  const sourceFile = {
    provider: displayName,
    url: url ?? null,
    page,
    obtained: isBundled ? "published document of several files, bundled into one" : "published document",
    retrieved: today,
    sha256,
  };
  const folder = `specs/${name}`;
  const written: Files = new Map([
    [`${folder}/source.json`, formatJson(sourceFile)],
    [
      `${folder}/fixes.overlay.yaml`,
      emitOverlay(`What the ${displayName} document gets wrong`, evidence, fixes),
    ],
    [
      `${folder}/client.overlay.yaml`,
      emitOverlay(`How the ${displayName} client talks to the API`, evidence, plan.client),
    ],
    [
      `${folder}/examples.overlay.yaml`,
      emitOverlay(`Examples for the ${displayName} mock server`, evidence, plan.examples),
    ],
  ]);
  // Upstream's document stays as it is, byte by byte.
  const specs: Files = new Map([
    [`${folder}/openapi.${extension}`, text],
    ...formatFiles(options.root, written),
  ]);
  const counts = [
    `  fixes.overlay.yaml: ${fixes.length} actions`,
    `  client.overlay.yaml: ${plan.client.length} actions`,
    `  examples.overlay.yaml: ${plan.examples.length} actions`,
  ];
  return { specs, notes: plan.notes, counts, evidence };
}

/** A page that the document itself names. */
function findPage(document: JsonObject): string | undefined {
  const info = isObject(document["info"]) ? document["info"] : {};
  const contact = isObject(info["contact"]) ? info["contact"] : {};
  const documentation = isObject(document["externalDocs"]) ? document["externalDocs"] : {};
  return [documentation["url"], contact["url"], info["termsOfService"]].find(
    (page): page is string => typeof page === "string" && /^https?:\/\//i.test(page) && URL.canParse(page),
  );
}

/** Generates from the new folder in a tree of its own: the repository's is not touched before all is well. */
async function generateStaged(root: string, name: string, specs: Files): Promise<Files> {
  const staging = join(root, "node_modules/.cache/tributary", `add-${name}-${process.pid}`);
  try {
    mkdirSync(join(staging, "packages"), { recursive: true });
    for (const [path, text] of specs) {
      mkdirSync(join(staging, path, ".."), { recursive: true });
      writeFileSync(join(staging, path), text);
    }
    copyFileSync(join(root, "specs/x-tributary.schema.json"), join(staging, "specs/x-tributary.schema.json"));
    copyFileSync(join(root, "biome.json"), join(staging, "biome.json"));
    symlinkSync(join(root, "node_modules"), join(staging, "node_modules"));
    const [generated] = await generate(staging, [name]);
    if (generated === undefined) throw new Error("nothing was generated");
    if ("error" in generated) throw generated.error;
    return generated.files;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function toChangeset({ name, displayName }: AddProviderOptions, { document }: Upstream): [string, string] {
  const info = isObject(document["info"]) ? document["info"] : {};
  const title = displayName ?? String(info["title"] ?? name).replaceAll(/\s+/g, " ");
  return [
    `.changeset/add-${name}.md`,
    `---\n"@tributary/${name}": major\n"@tributary/mocks": minor\n---\n\nA typed client of ${title}, and a mock server of it.\n`,
  ];
}

const mostNotes = 20;

function summarize(notes: readonly string[]): string[] {
  if (notes.length <= mostNotes) return [...notes];
  return [
    ...notes.slice(0, mostNotes),
    `and ${notes.length - mostNotes} more; see the reasons in the overlays`,
  ];
}
