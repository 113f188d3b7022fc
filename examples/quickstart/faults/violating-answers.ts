import type { RequestListener } from "node:http";
import { alignRecords, gurupayRecords } from "../people-mocks.ts";

/** Answers every provider's requests in another shape than its contract's: a web page, an object for a list. */
export const answerInAnotherShape: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? "", "http://loopback");
  if (pathname.endsWith("/auth/login")) return logIn(response);
  if (pathname === "/api/v1/customers") return sendJson(response, 200, { data: gurupayRecords });
  response.setHeader("content-type", "text/html");
  response.end("<!doctype html><title>Back soon</title>");
};

/** Answers every provider's requests with as many records as there are, their members of other types. */
export const answerWithOtherTypes: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://loopback");
  if (pathname.endsWith("/auth/login")) return logIn(response);
  if (pathname.endsWith("/profile")) {
    return sendJson(response, 200, { id: 7, name: ["x"], status: { is: "FROZEN" }, createdAt: "yesterday" });
  }
  if (pathname === "/api/v1/customers") {
    const bent = gurupayRecords.map(({ uuid }) => ({ uuid, type: 3, name: null, created_at: "soon" }));
    const [page, size] = ["page", "per_page"].map((name) => Number(searchParams.get(name)));
    return sendJson(response, 200, bent.slice(((page ?? 1) - 1) * (size ?? 1), (page ?? 1) * (size ?? 1)));
  }
  const record = alignRecords.find(({ customer_id }) => pathname.endsWith(customer_id));
  return sendJson(response, 200, { ...record, type: 1, email: {}, kycs: "approved", address: [] });
};

type Response = Parameters<RequestListener>[1];

/** A provider that lies still hands out tokens, or nobody would come to hear the lies. */
function logIn(response: Response): void {
  sendJson(response, 201, { accessToken: "demo-token", refreshToken: "demo-token", expiresIn: 3_600_000 });
}

function sendJson(response: Response, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
