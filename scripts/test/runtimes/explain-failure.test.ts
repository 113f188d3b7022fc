import { expect, it } from "vitest";
import { explainFailure } from "../../src/runtimes/explain-failure.ts";

it.each([
  ["spawn npm ENOENT", "it is not on PATH"],
  [
    "npm warn EBADENGINE Unsupported\nnpm error code E404\nnpm error 404 Not Found - https://host.test/x",
    "E404",
  ],
  ["npm error code EAI_AGAIN", "offline"],
  [
    "npm error code ENOTCACHED\nnpm error request to https://host.test/x failed: cache mode is 'only-if-cached'",
    "offline",
  ],
  ["W: Failed\nE: Could not resolve 'host.test'", "offline"],
  ["E: Could not open lock file /var/lib/dpkg/lock", "Could not open lock file /var/lib/dpkg/lock"],
  ["cannot reach https://host.test/path today\nmore", "cannot reach <address> today"],
  ["  \n", "it gave no reason"],
])("%j is %j", (output, reason) => {
  expect(explainFailure(output)).toBe(reason);
});
