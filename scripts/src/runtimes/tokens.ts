import { type Exchange, sendJson } from "./behaviours.ts";

/** Long enough for every call of a cold start to find the login under way. */
const LOGIN_TIME = 50;

/** Answers a login or a refresh with the token that is good now. */
export function giveToken(exchange: Exchange): void {
  const { secret } = exchange;
  const body = { accessToken: toToken(exchange), refreshToken: `${secret}-refresh`, expiresIn: 3_600 };
  setTimeout(() => sendJson(exchange, 201, body), LOGIN_TIME);
}

/** Answers who brings the token that is good now, and nobody else. */
export function answerEntry(exchange: Exchange): void {
  const { request, secret } = exchange;
  const isKnown = request.headers.authorization === `Bearer ${toToken(exchange)}`;
  sendJson(exchange, isKnown ? 200 : 401, { secret });
}

function toToken({ secret, state }: Exchange): string {
  return `${secret}-${state.token}`;
}
