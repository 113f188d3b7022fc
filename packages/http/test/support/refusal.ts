import { expect } from "vitest";
import { InputError } from "../../src/index.ts";
import { answerJson, createFakeFetch, rejectionOf } from "./fake-fetch.ts";
import { createAcmeClient } from "./fixtures.ts";

/** A client whose every call is answered, and what it sent. */
export function setUp() {
  const { fetch, sent } = createFakeFetch(() => answerJson({}));
  return { acme: createAcmeClient({ fetch }), sent };
}

/** Expects an `InputError` that names the parameter and does not quote its value. */
export async function expectRefusal(work: Promise<unknown>, parameter: string, secret?: string) {
  const error = await rejectionOf(work);
  expect(InputError.is(error)).toBe(true);
  expect(error).toMatchObject({ parameter, provider: "acme", attempts: 0 });
  expect(String(error)).toContain(parameter);
  if (secret) expect(String((error as Error).stack)).not.toContain(secret);
}
