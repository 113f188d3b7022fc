import { type ErrorFacts, isMarked, TributaryError } from "./tributary-error.ts";

/** A client was set up with options, credentials or middleware it refuses. */
export class ConfigError extends TributaryError {
  /** The option at fault. */
  declare readonly option: string;

  constructor(facts: ErrorFacts, option: string, problem: string) {
    super({ ...facts, option }, `refused ${option}: ${problem}`);
  }

  override get name(): string {
    return "ConfigError";
  }

  static override is(value: unknown): value is ConfigError {
    return isMarked(value, "ConfigError");
  }
}

/** A call was given input it refuses; nothing was sent. */
export class InputError extends TributaryError {
  /** The parameter at fault; its value is never told. */
  declare readonly parameter: string;

  constructor(facts: ErrorFacts, parameter: string, problem: string) {
    super({ ...facts, parameter }, `refused ${parameter}: ${problem}`);
  }

  override get name(): string {
    return "InputError";
  }

  static override is(value: unknown): value is InputError {
    return isMarked(value, "InputError");
  }
}
