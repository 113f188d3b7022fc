import { answerJson, behave } from "./answers.ts";
import type { Behaviour, ChaosRequest, Script } from "./chaos-server.ts";

/** Looks at a request first; what it leaves to the provider is `undefined`. */
type Override = (request: ChaosRequest) => Behaviour | undefined | Promise<Behaviour | undefined>;

export const LOGIN = "/auth/login";
export const REFRESH = "/auth/refresh";
export const PROFILE = "/profile";

/** A provider that sells numbered tokens, and takes the last one sold until it is revoked. */
export function createTokenProvider(override: Override = () => undefined) {
  let sold = 0;
  let isRevoked = false;
  const sell = (extra: object = {}): Behaviour =>
    behave("token", (exchange) => {
      sold += 1;
      isRevoked = false;
      const token = { accessToken: `hush-access-${sold}`, refreshToken: `hush-refresh-${sold}` };
      return answerJson({ ...token, expiresIn: 3_600_000, ...extra }).act(exchange);
    });
  const isCurrent = ({ headers }: ChaosRequest): boolean =>
    !isRevoked && headers.authorization === `Bearer hush-access-${sold}`;
  const script: Script = async (request) => {
    const overridden = await override(request);
    if (overridden) return overridden;
    if (request.path.startsWith("/auth/")) return sell();
    return isCurrent(request) ? answerJson({ name: "hush-name" }) : answerJson({}, 401);
  };
  return {
    script,
    sell,
    isCurrent,
    revoke: (): void => {
      isRevoked = true;
    },
  };
}
