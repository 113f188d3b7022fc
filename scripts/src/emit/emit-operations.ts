import {
  isSuccess,
  type OperationModel,
  type ParameterModel,
  type ProviderModel,
  takesInput,
} from "../model/provider-model.ts";
import { emitComment, toSentence } from "./comment.ts";
import { emitHeader } from "./header.ts";
import { emitKey, emitTypeImport, findTypeNames } from "./property.ts";

/** `src/operations.ts`: what goes into each operation and what comes out of it. */
export function emitOperations(model: ProviderModel): string {
  const operations = model.operations
    .map((operation) => emitInput(operation) + emitResult(operation))
    .join("\n");
  const results = model.operations.flatMap(({ responses }) => responses);
  const fromHttp = [
    ...(results.some((response) => !isSuccess(response)) ? ["Failure"] : []),
    ...(results.some(isSuccess) ? ["Success"] : []),
    ...(model.operations.some((operation) => emitUndocumented(operation) !== "")
      ? ["UndocumentedFailure"]
      : []),
    ...findTypeNames([operations], ["ClientErrorStatus", "HttpErrorStatus", "ServerErrorStatus"]),
  ];
  const types = findTypeNames(
    [operations],
    model.types.map(({ name }) => name),
  );
  return [
    emitHeader(model.provider),
    emitTypeImport(fromHttp, "@tributary/http"),
    emitTypeImport(types, "./types.ts"),
    "\n",
    operations,
  ].join("");
}

function emitInput(operation: OperationModel): string {
  if (!takesInput(operation)) return "";
  const members = operation.parameters.map(emitParameter);
  if (operation.body !== undefined) {
    const { required, type } = operation.body;
    members.push(
      `  /** The request's body. */\n  body${required ? "" : "?"}: ${orUndefined(type, required)};\n`,
    );
  }
  return `/** What \`${operation.name}\` takes. */
export interface ${operation.pascalName}Input {
${members.join("")}}

`;
}

function emitParameter({ key, name, in: place, required, description, type }: ParameterModel): string {
  const renamed = key === name ? "" : `The ${place} parameter \`${name}\`.`;
  const comment = emitComment(
    [toSentence(description), renamed].filter((text) => text !== "").join("\n\n"),
    "  ",
  );
  return `${comment}  ${emitKey(key)}${required ? "" : "?"}: ${orUndefined(type, required)};\n`;
}

function orUndefined(type: string, required: boolean): string {
  return required ? type : `${type} | undefined`;
}

function emitResult(operation: OperationModel): string {
  const documented = operation.responses.map((response) => {
    const kind = isSuccess(response) ? "Success" : "Failure";
    return `${kind}<${response.statusType}, ${response.type}>`;
  });
  const parts = [...documented, emitUndocumented(operation)].filter((part) => part !== "");
  return `/** What \`${operation.name}\` answers, told apart by \`ok\` and \`status\`. */
export type ${operation.pascalName}Result = ${parts.map((part) => `\n  | ${part}`).join("")};
`;
}

/** The failures that the contract says nothing of; nothing where it says something of all. */
function emitUndocumented({ responses }: OperationModel): string {
  const failures = responses.filter((response) => !isSuccess(response));
  if (failures.some(({ code }) => code === "default")) return "";
  const ranges: Record<string, string> = { "4XX": "ClientErrorStatus", "5XX": "ServerErrorStatus" };
  const covered = failures.map(({ code }) => ranges[code.toUpperCase()] ?? code);
  return `UndocumentedFailure<${covered.length === 0 ? "never" : covered.join(" | ")}>`;
}
