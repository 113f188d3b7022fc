import type { ValidateFunction } from "ajv";
import { isJson } from "../document/media-type.ts";
import { toRepresentativeStatus } from "../document/representative-status.ts";
import type { BlindSpot } from "./contract-error.ts";
import { exchangeWithPrism, nameOperation, type PrismOperation } from "./prism.ts";

/** No falsy ones: Prism takes such a request body for an absent one. */
const wrongBodies: readonly unknown[] = ["wrong", true, 1.5, [], {}, [{}], ["wrong"], { wrong: {} }];

/** A documented JSON body, and how to ask Prism about a body in its place. */
interface Probe {
  readonly place: string;
  readonly validate: ValidateFunction;
  readonly countViolations: (body: unknown) => Promise<number>;
}

/**
 * Gives Prism a wrong body in place of each documented JSON body and reports those it did not notice.
 * It looks at Prism from outside, so it also sees blindness that compiling the schemas would not.
 */
export async function probeBodies(
  operation: PrismOperation,
  validators: ReadonlyMap<object, ValidateFunction>,
): Promise<BlindSpot[]> {
  const probes = [...toRequestProbes(operation, validators), ...toResponseProbes(operation, validators)];
  const blindSpots: BlindSpot[] = [];
  for (const { place, validate, countViolations } of probes) {
    const wrongBody = wrongBodies.find((body) => !validate(body));
    if (wrongBody === undefined || (await countViolations(wrongBody)) > 0) continue;
    const reason = `Prism did not notice a wrong body (${JSON.stringify(wrongBody)})`;
    blindSpots.push({ operation: nameOperation(operation), place, reason });
  }
  return blindSpots;
}

function toResponseProbes(
  operation: PrismOperation,
  validators: ReadonlyMap<object, ValidateFunction>,
): Probe[] {
  const documented = operation.responses.map(({ code }) => code);
  return operation.responses.flatMap(({ code, contents = [] }) =>
    contents.flatMap(({ mediaType, schema }) => {
      const validate = schema && validators.get(schema);
      const statusCode = toRepresentativeStatus(code, documented);
      if (!validate || !isJson(mediaType) || statusCode === undefined) return [];
      const place = `response ${code} ${mediaType}`;
      return [
        { place, validate, countViolations: (body) => answerWith(operation, statusCode, mediaType, body) },
      ];
    }),
  );
}

async function answerWith(
  operation: PrismOperation,
  statusCode: number,
  mediaType: string,
  body: unknown,
): Promise<number> {
  const { responseViolations } = await exchangeWithPrism(toRequest(operation, null, {}), {
    operations: [operation],
    routed: operation,
    trustRequest: true,
    answer: async () => ({ statusCode, headers: { "content-type": mediaType }, body }),
  });
  return responseViolations.filter(({ path }) => path?.[0] === "body").length;
}

function toRequestProbes(
  operation: PrismOperation,
  validators: ReadonlyMap<object, ValidateFunction>,
): Probe[] {
  return (operation.request?.body?.contents ?? []).flatMap(({ mediaType, schema }) => {
    const validate = schema && validators.get(schema);
    if (!validate || !isJson(mediaType)) return [];
    const place = `request body ${mediaType}`;
    return [{ place, validate, countViolations: (body) => askWith(operation, mediaType, body) }];
  });
}

async function askWith(operation: PrismOperation, mediaType: string, body: unknown): Promise<number> {
  const headers = { "content-type": mediaType, "content-length": String(JSON.stringify(body).length) };
  const { requestViolations } = await exchangeWithPrism(toRequest(operation, body, headers), {
    operations: [operation],
    routed: operation,
    answer: async () => ({ statusCode: 599, headers: {}, body: undefined }),
  });
  return requestViolations.filter(({ path }) => path?.[0] === "body").length;
}

/** The path template routes to its own operation: braces match as a value would. */
function toRequest(operation: PrismOperation, body: unknown, headers: Record<string, string>) {
  return { method: operation.method, url: { path: operation.path, query: {} }, headers, body };
}
