/** The same response, whose body is not read yet, under the URL that may be told. */
export function renameResponse(response: Response, url: string): Response {
  const { body, headers, status } = response;
  // A copy, as some platforms show what they know of the original; none can be made of an odd status.
  const copy = status < 200 || status > 599 ? response : new Response(body, { ...toInit(response), headers });
  return Object.defineProperty(copy, "url", { value: url });
}

/** A reason phrase may hold bytes that the constructor refuses. */
function toInit({ status, statusText }: Response): ResponseInit {
  return { status, statusText: statusText.replace(/[^ -~]/g, "") };
}
