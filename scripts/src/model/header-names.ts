/** OpenAPI says that a parameter of these names is to be ignored: media types and security describe them. */
const describedElsewhere = ["accept", "authorization", "content-type"];

/** Headers of one connection and of the body on it, which whoever sends the request or the answer makes. */
const connectionHeaders = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Whether a caller may give a header of that name, which is one (RFC 9110, section 5.6.2). */
export function isCallersHeader(name: string): boolean {
  const lowered = name.toLowerCase();
  return isHeaderName(name) && !describedElsewhere.includes(lowered) && !connectionHeaders.includes(lowered);
}

/** Whether an answer's header can be made up: what it says of the connection would be wrong. */
export function isMadeHeader(name: string): boolean {
  const lowered = name.toLowerCase();
  return ![...connectionHeaders, "content-encoding", "content-type"].includes(lowered);
}

function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/.test(name);
}
