/** The text of `--help`. */
export function describeUsage(providers: readonly string[]): string {
  return `Usage: tributary-mocks [provider...] [--port <first port>]

Starts a mock server of each provider named, or of all: ${providers.join(", ")}.
The servers answer with the examples of the providers' contracts, refuse requests
that violate them, listen on 127.0.0.1 only, and run until Ctrl-C.

  -p, --port <port>  the first server's port; each further server takes the next.
                     Default: 0, a free port for each.
  -h, --help         print this text
  -v, --version      print the version

Ask for another answer with a header:
  Prefer: code=404                   another documented status
  Prefer: example=name               a named example of the contract
  Prefer: dynamic=true, seed=1       random data that fits the contract
`;
}
