import type { OperationDescriptor } from "../descriptor/descriptor.ts";
import { ConfigError } from "../errors/refusals.ts";
import type { AuthenticationStrategy, Authenticator } from "./authentication.ts";

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
    const find = (name: string, { method, path }: OperationDescriptor): Authenticator => {
      const scheme = made.get(name);
      if (scheme) return scheme;
      const facts = { provider: context.provider, operation: path, method };
      throw new ConfigError(facts, name, "the operation asks for it: pass it");
    };
    return {
      headers: [...made.values()].flatMap(({ headers }) => headers),
      async read(operation) {
        const { credentials = [] } = operation;
        const used = credentials.map((name) => find(name, operation));
        const proofs = await Promise.all(used.map((scheme) => scheme.read(operation)));
        return (fetch) => proofs.reduceRight((proven, proof) => proof(proven), fetch);
      },
    };
  };
}
