import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { PrismOperation } from "./prism.ts";

/** Compiles a schema of an operation; throws where Prism's own compilation would, which Prism swallows. */
export type SchemaCompiler = (schema: object, operation: PrismOperation) => ValidateFunction;

const prismOptions: Options = {
  allErrors: true,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  strict: false,
  logger: false,
};

/** Creates a compiler with Prism's settings. It keeps what it compiled for as long as it lives. */
export function createSchemaCompiler(): SchemaCompiler {
  const drafts = {
    default: withFormats(new Ajv(prismOptions)),
    "2019-09": withFormats(new Ajv2019(prismOptions)),
    "2020-12": withFormats(new Ajv2020(prismOptions)),
  };
  return (schema, operation) => {
    const bundled = "__bundled__" in operation ? operation.__bundled__ : undefined;
    return drafts[toDraft(schema)].compile({ ...schema, __bundled__: bundled });
  };
}

function withFormats<Instance extends Ajv>(ajv: Instance): Instance {
  addFormats.default(ajv);
  return ajv;
}

function toDraft(schema: object): "default" | "2019-09" | "2020-12" {
  const dialect = "$schema" in schema ? String(schema.$schema) : "";
  const draft = /^https?:\/\/json-schema\.org\/draft\/(2019-09|2020-12)\/schema#?$/.exec(dialect)?.[1];
  return draft === "2019-09" || draft === "2020-12" ? draft : "default";
}
