import type { ProviderId } from "@tributary/customers";
import { type MockHandlerContext, startMockServer } from "@tributary/mocks";
import { peopleAlign, peopleGurupay } from "../people-mocks.ts";
import { findClosedUrl, startLoopbackServer } from "./loopback-server.ts";
import type { Behaviour } from "./scenarios.ts";
import { answerInAnotherShape, answerWithOtherTypes } from "./violating-answers.ts";

/** Where each provider is found in each of its behaviours. */
export interface Servers extends AsyncDisposable {
  readonly urls: Readonly<Record<Behaviour, Readonly<Record<ProviderId, string>>>>;
}

/** Starts a server for every behaviour of every provider, each on a free port of this machine. */
export async function startServers(): Promise<Servers> {
  const [well, slow, lying, bent, down] = await Promise.all([
    startMocks(),
    startMocks(),
    startLoopbackServer(answerInAnotherShape),
    startLoopbackServer(answerWithOtherTypes),
    findClosedUrl(),
  ]);
  peopleAlign(well.align);
  peopleGurupay(well.gurupay);
  slow.killb.use("getProfile", answerNever);
  slow.align.use("getCustomer", answerNever);
  slow.gurupay.use("listCustomers", answerNever);
  const toUrls = (url: string) => ({ killb: url, align: url, gurupay: url });
  return {
    urls: {
      well: well.urls,
      slow: slow.urls,
      lying: toUrls(lying.url),
      bent: toUrls(bent.url),
      down: toUrls(down),
    },
    async [Symbol.asyncDispose]() {
      const servers = [
        well.killb,
        well.align,
        well.gurupay,
        slow.killb,
        slow.align,
        slow.gurupay,
        lying,
        bent,
      ];
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}

async function startMocks() {
  const [killb, align, gurupay] = await Promise.all([
    startMockServer("killb"),
    startMockServer("align"),
    startMockServer("gurupay"),
  ]);
  return { killb, align, gurupay, urls: { killb: killb.url, align: align.url, gurupay: gurupay.url } };
}

/** Keeps a request until whoever sent it goes away. */
function answerNever(_request: unknown, { signal }: MockHandlerContext): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
