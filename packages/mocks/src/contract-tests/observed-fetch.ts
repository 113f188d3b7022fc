import type { ContractOperation } from "../document/contract-document.ts";
import { createPathTemplate } from "../server/path-parameters.ts";

/** Changes what the operation under test sends or is answered; requests of others pass untouched. */
export interface Interference {
  readonly changeRequest?: (request: Request) => Request;
  readonly changeResponse?: (response: Response) => Response;
}

/** What passed over the network for the operation under test. */
interface Exchange {
  readonly request: Request;
  readonly status: number;
  /** Whether the mock answered with a problem of its own, in place of anything documented. */
  readonly isRefusal: boolean;
  /** What the mock has to say: the violations it found, or the problem it answers with. */
  readonly complaint: string | null;
}

export interface ObservedFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly exchanges: readonly Exchange[];
}

/** The problem types of Prism and of this package: a contract may document problems as well. */
const mockProblem = /"type":"(?:https:\/\/stoplight\.io\/prism\/errors#|urn:tributary:mock:)/;

/** Creates a fetch that keeps note of one operation's exchanges, and interferes with them. */
export function createObservedFetch(
  operation: ContractOperation,
  { changeRequest, changeResponse }: Interference,
): ObservedFetch {
  const template = createPathTemplate(operation.path);
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(input, init) {
      const request = new Request(input, init);
      const isObserved =
        request.method === operation.method && template.match(new URL(request.url).pathname) !== undefined;
      if (!isObserved) return globalThis.fetch(request);
      const sent = changeRequest?.(request) ?? request;
      const response = await globalThis.fetch(sent);
      exchanges.push(await observe(sent, response));
      return changeResponse?.(response) ?? response;
    },
  };
}

async function observe(request: Request, response: Response): Promise<Exchange> {
  const { status, headers } = response;
  const isProblem = headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  const problem = isProblem ? await response.clone().text() : "";
  const isRefusal = mockProblem.test(problem);
  return { request, status, isRefusal, complaint: isRefusal ? problem : headers.get("sl-violations") };
}
