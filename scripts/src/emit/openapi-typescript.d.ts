// The library ships no types for the modules behind its entry; they are those of what the entry exports.

declare module "openapi-typescript/dist/transform/index.mjs" {
  const transformSchema: typeof import("openapi-typescript").transformSchema;
  export default transformSchema;
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  export const scanDiscriminators: typeof import("openapi-typescript").scanDiscriminators;
}

declare module "openapi-typescript/dist/lib/ts.mjs" {
  export const astToString: typeof import("openapi-typescript").astToString;
}
