import type { MockPreferences, PrismOperation, PrismRequest } from "../contract/prism.ts";

/**
 * The request without its `Accept` where the answer preferred is documented in other media types only: an error
 * comes as the provider writes it, whatever was asked for. Prism would answer with a success instead, and say
 * nothing of it.
 */
export function relaxAccept(
  request: PrismRequest,
  operation: PrismOperation | undefined,
  { code }: MockPreferences,
): PrismRequest {
  const { accept, ...headers } = request.headers;
  if (accept === undefined || code === undefined || operation === undefined) return request;
  const documented = [String(code), `${String(code)[0]}XX`, "default"].map((each) => each.toUpperCase());
  const response = documented
    .map((each) => operation.responses.find((one) => one.code.toUpperCase() === each))
    .find((found) => found !== undefined);
  const types = (response?.contents ?? []).map(({ mediaType }) => mediaType.split(";")[0]?.trim() ?? "");
  if (types.length === 0 || types.some((type) => isAccepted(type, accept))) return request;
  return { ...request, headers };
}

function isAccepted(type: string, accept: string): boolean {
  const [main] = type.split("/");
  return accept
    .split(",")
    .map((range) => range.split(";")[0]?.trim())
    .some((range) => range === "*/*" || range === `${main}/*` || range === type);
}
