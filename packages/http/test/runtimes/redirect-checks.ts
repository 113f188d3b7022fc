import { type Check, type CheckContext, expectEqual, expectError } from "./check.ts";

/** Calls with a key, and with a body, and expects that the other origin hears of neither. */
async function checkRedirect(context: CheckContext, status: number): Promise<void> {
  const { createThings, look, rejectionOf, servers } = context;
  const client = createThings(`redirect-${status}`);
  const calls = [
    () => client.getThing({ thing_id: "1", filter: servers.secret }),
    () => client.createThing({ body: { name: servers.secret } }),
  ];
  const errors = await Promise.all(calls.map((call) => rejectionOf(call())));
  await expectOnlyMain(context, 2);
  for (const error of errors) expectError(error, "RedirectError", { attempts: 1 });
  const [request] = (await look()).requests;
  expectEqual(request?.headers["api-key"], servers.secret, "the key that the first origin saw");
}

/** Calls with a token, and expects that the other origin does not hear of it. */
async function checkTokenRedirect(context: CheckContext, status: number): Promise<void> {
  const { createLedger, look, rejectionOf } = context;
  const error = await rejectionOf(createLedger(`token-redirect-${status}`).getEntry({ entry_id: "1" }));
  await expectOnlyMain(context, 2);
  expectError(error, "RedirectError", { attempts: 1 });
  const { requests } = await look();
  expectEqual(
    requests.at(-1)?.headers["authorization"]?.slice(0, 7),
    "Bearer ",
    "the token the first origin saw",
  );
}

/** Logs in, and expects that the other origin does not hear of the password. */
async function checkLoginRedirect(context: CheckContext): Promise<void> {
  const { createLedger, look, rejectionOf, servers } = context;
  const error = await rejectionOf(createLedger("redirect-307").getEntry({ entry_id: "1" }));
  await expectOnlyMain(context, 1);
  expectError(error, "RedirectError", { operation: "/login", method: "POST" });
  const [request] = (await look()).requests;
  expectEqual(request?.body.includes(servers.secret), true, "whether the first origin saw the password");
}

async function expectOnlyMain({ look }: CheckContext, count: number): Promise<void> {
  const { requests } = await look();
  const reached = requests.filter(({ server }) => server === "other");
  expectEqual(reached.length, 0, "requests that reached the other origin");
  expectEqual(requests.length, count, "requests");
}

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

export const redirectChecks: readonly Check[] = [
  ...STATUSES.flatMap((status) => [
    {
      name: `${status} to another origin, key and body`,
      run: (context: CheckContext) => checkRedirect(context, status),
    },
    {
      name: `${status} to another origin, token`,
      run: (context: CheckContext) => checkTokenRedirect(context, status),
    },
  ]),
  { name: "307 to another origin, login", run: checkLoginRedirect },
];
