import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AnswerOptions } from "./answer-request.ts";
import { answerRequest } from "./answer-request.ts";
import type { RecordedRequest } from "./mock-server.ts";
import { toProblemReply } from "./problem.ts";
import { readHead, readRequest } from "./read-request.ts";
import { type Reply, sendReply } from "./reply.ts";

export interface ListenerOptions extends Pick<AnswerOptions, "contract" | "handlers" | "defaults"> {
  /** Where requests are recorded, in order of arrival. */
  readonly requests: RecordedRequest[];
}

type Mutable<Record> = { -readonly [Key in keyof Record]: Record[Key] };

/** Creates the listener of a mock server. Whatever a request holds, it is answered and nothing is thrown. */
export function createListener(options: ListenerOptions): RequestListener {
  return (request, response) => {
    void answer(request, response, options).then(
      (reply) => sendSafely(response, reply),
      (error: unknown) => sendSafely(response, toProblemReply(error)),
    );
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { requests, ...options }: ListenerOptions,
): Promise<Reply> {
  const head = readHead(request);
  const record: Mutable<RecordedRequest> = { operation: null, ...head, violations: [] };
  requests.push(record);
  const input = await readRequest(request, head);
  if (input.body !== null) record.body = input.body;
  return answerRequest(input, {
    ...options,
    signal: createDisconnectSignal(response),
    onRouted: (operation, violations) => Object.assign(record, { operation, violations }),
  });
}

function createDisconnectSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function sendSafely(response: ServerResponse, reply: Reply): void {
  try {
    sendReply(response, reply);
  } catch (error) {
    sendReply(response, toProblemReply(error));
  }
}
