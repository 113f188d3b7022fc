import { unwrap } from "../../src/index.ts";
import { type Check, type CheckContext, expectEqual, expectError } from "./check.ts";

/** A check that a call fails with an error, after one request. */
function createRefusal(
  name: string,
  behaviour: string,
  error: string,
  fields: Readonly<Record<string, unknown>>,
): Check {
  return {
    name,
    run: async (context) => {
      const client = context.createThings(behaviour, { maxBytes: 1_000 });
      const call = client.getThing({ thing_id: "1", filter: context.servers.secret });
      expectError(await context.rejectionOf(call), error, { attempts: 1, ...fields });
      expectEqual((await context.look()).requests.length, 1, "requests");
    },
  };
}

async function checkTypedResult({ createThings, look, servers }: CheckContext): Promise<void> {
  const client = createThings("ok");
  const result = await client.getThing({ thing_id: "7", filter: servers.secret });
  const { provider, operation, method, requestId, attempts } = result.meta;
  expectEqual(
    [result.ok, result.status, result.ok && result.data],
    [true, 200, { id: "7", secret: servers.secret }],
    "the result",
  );
  expectEqual(
    [provider, operation, method, requestId, attempts],
    ["things", "/things/{thing_id}", "GET", "request-1", 1],
    "the result's meta",
  );
  const [request] = (await look()).requests;
  expectEqual(request?.headers["api-key"], servers.secret, "the key that the server saw");
  expectEqual(
    request?.path.endsWith(`/things/7?filter=${servers.secret}`),
    true,
    "the path that the server saw",
  );
}

async function checkMissing({ createThings, rejectionOf, servers }: CheckContext): Promise<void> {
  const result = await createThings("missing").getThing({ thing_id: servers.secret });
  expectEqual(
    [result.ok, result.status, !result.ok && result.error, result.meta.code],
    [false, 404, { code: "no-such-thing", secret: servers.secret }, "no-such-thing"],
    "the result",
  );
  expectError(await rejectionOf(Promise.resolve(result).then(unwrap)), "HttpError", {
    status: 404,
    attempts: 1,
  });
}

async function checkPages({ createThings, look, rejectionOf }: CheckContext): Promise<void> {
  const ids: unknown[] = [];
  for await (const item of createThings("pages").listThings.items({ per_page: 2 })) {
    ids.push((item as { id: unknown }).id);
  }
  expectEqual(ids, [1, 2, 3, 4, 5], "the items");
  expectEqual((await look()).requests.length, 3, "requests");
  const stuck = createThings("stuck-pages").listThings.items();
  expectError(await rejectionOf(Array.fromAsync(stuck)), "PaginationError", { code: "repeated-page" });
}

async function checkBrokenConnection({ createThings, rejectionOf, servers }: CheckContext): Promise<void> {
  const client = createThings("broken");
  const read = client.getThing({ thing_id: "1", filter: servers.secret });
  expectError(await rejectionOf(read), "NetworkError", { attempts: 3, method: "GET" });
  const creation = client.createThing({ body: { name: servers.secret } });
  expectError(await rejectionOf(creation), "NetworkError", { attempts: 1, method: "POST" });
}

async function checkRefusals({ createThings, look, rejectionOf, servers }: CheckContext): Promise<void> {
  const baseUrl = `https://user:${servers.secret}@example.com/${servers.secret}?${servers.secret}`;
  const creation = Promise.resolve({ baseUrl }).then((options) => createThings("ok", options));
  expectError(await rejectionOf(creation), "ConfigError", { option: "baseUrl" });
  const call = createThings("ok").getThing({ thing_id: `${servers.secret}/..` });
  expectError(await rejectionOf(call), "InputError", { parameter: "thing_id", attempts: 0 });
  expectEqual((await look()).requests.length, 0, "requests");
}

export const answerChecks: readonly Check[] = [
  { name: "a call gives a typed result", run: checkTypedResult },
  { name: "404 is a failure", run: checkMissing },
  createRefusal("HTML is a ParseError", "html", "ParseError", { status: 200, contentType: "text/html" }),
  createRefusal("cut JSON is a ParseError", "cut-json", "ParseError", { status: 200 }),
  createRefusal("an empty 200 is a ParseError", "empty", "ParseError", { status: 200 }),
  createRefusal("a large body is a TooLargeError", "large", "TooLargeError", {}),
  createRefusal("a small gzip of one as well", "large-gzip", "TooLargeError", {}),
  { name: "a broken connection is a NetworkError", run: checkBrokenConnection },
  { name: "pages end, or say why not", run: checkPages },
  { name: "bad options and input send nothing", run: checkRefusals },
];
