import type { NamedType, ProviderModel } from "../model/provider-model.ts";
import { emitComment, toSentence } from "./comment.ts";
import { emitHeader } from "./header.ts";

/** `src/types.ts`: the contract's schemas under plain names. */
export function emitTypes(model: ProviderModel): string {
  const types = model.types.map(emitType).join("\n");
  return `${emitHeader(model.provider)}import type { components } from "./schema.ts";

type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

${types}`;
}

function emitType({ name, component, isInterface, description }: NamedType): string {
  const schema = `Schema<${JSON.stringify(component)}>`;
  const comment = emitComment(toSentence(description));
  return isInterface
    ? `${comment}export interface ${name} extends ${schema} {}\n`
    : `${comment}export type ${name} = ${schema};\n`;
}
