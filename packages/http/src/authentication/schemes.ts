import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { Outgoing } from "../send/attempt.ts";
import type { AuthenticationContext, AuthenticationStrategy, Authenticator } from "./authentication.ts";

/** A way to prove who calls, by the option it takes; absent where the caller has no such credential. */
export type SchemeStrategies = Readonly<Record<string, AuthenticationStrategy | undefined>>;

/**
 * Speaks several security schemes: all that an operation asks for at once, and for each operation its own. A
 * call that needs a credential the client was made without throws a `ConfigError`, and sends nothing.
 */
export function schemes(strategies: SchemeStrategies): AuthenticationStrategy {
  return (context) => {
    const made = new Map<string, Authenticator>();
    for (const [name, strategy] of Object.entries(strategies)) {
      if (strategy) made.set(name, strategy(context));
    }
    return {
      header: "",
      others: [...made.values()].flatMap(({ header }) => (header === "" ? [] : [header])),
      read: () => "",
      of: (operation) => combine(made, operation, context),
    };
  };
}

function combine(
  made: ReadonlyMap<string, Authenticator>,
  { credentials = [], method, path }: OperationDescriptor,
  { provider }: AuthenticationContext,
): Authenticator {
  const parts = credentials.map((name) => {
    const part = made.get(name);
    if (part) return part;
    throw new ConfigError({ provider, operation: path, method }, name, "the operation asks for it: pass it");
  });
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return {
    header: "",
    // One text stands for all of them, as it does for one: it is taken apart again below, and seen nowhere else.
    read: () => Promise.all(parts.map((part) => part.read())).then((values) => JSON.stringify(values)),
    place: (outgoing, value) => placeAll(parts, JSON.parse(value) as string[], outgoing),
  };
}

function placeAll(parts: readonly Authenticator[], values: readonly string[], outgoing: Outgoing): Outgoing {
  const { url, method, body } = outgoing;
  // A copy: what is sent again starts from the request as it was before.
  const copy: Outgoing = { url, method, body, headers: new Headers(outgoing.headers) };
  return parts.reduce((placed, part, index) => {
    const value = values[index] ?? "";
    if (part.place) return part.place(placed, value);
    // Two cookies are one header.
    const earlier = part.header === "cookie" ? placed.headers.get("cookie") : null;
    placed.headers.set(part.header, earlier ? `${earlier}; ${value}` : value);
    return placed;
  }, copy);
}
