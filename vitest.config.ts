import { defineConfig } from "vitest/config";

const conditions = ["@tributary/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // As an object literal a document would lose its members called `__proto__`.
  json: { stringify: true, namedExports: false },
  test: {
    // The default leaves a core idle, which on two cores is half of them.
    maxWorkers: "100%",
    include: ["{packages/*,scripts,examples}/test/**/*.test.ts"],
    typecheck: {
      enabled: true,
      checker: "tsc",
      tsconfig: "tsconfig.json",
      include: ["{packages/*,scripts,examples}/test/**/*.test-d.ts"],
    },
  },
});
