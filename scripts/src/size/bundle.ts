import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A program with all it imports, as a browser would be sent it. */
export interface Bundle {
  readonly code: string;
  /** Before and after gzip, in bytes. */
  readonly size: number;
  readonly zipped: number;
  /** Bytes that each source file has in it, by its path from the root. */
  readonly modules: ReadonlyMap<string, number>;
}

/** Bundles a program for browsers, minified, from the sources of our packages. */
export async function bundle(root: string, program: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    // The root has none of our clients installed, the scripts have all.
    stdin: { contents: program, loader: "ts", resolveDir: join(root, "scripts") },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    conditions: ["@tributary/source"],
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("the bundler wrote nothing");
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    code: file.text,
    size: file.contents.length,
    zipped: gzipSync(file.contents, { level: 9 }).length,
    modules: new Map(
      inputs
        .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
        .filter(([, bytes]) => bytes > 0),
    ),
  };
}
