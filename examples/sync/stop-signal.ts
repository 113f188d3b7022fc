import { constants } from "node:os";

/** Why a sync was ended from outside: a signal of the system. */
export class StopSignal extends Error {
  /** What a shell expects of a process that a signal has ended. */
  readonly exitCode: number;

  constructor(name: "SIGINT" | "SIGTERM") {
    super(`ended by ${name}`);
    this.exitCode = 128 + constants.signals[name];
  }
}

/** A signal that aborts at the first Ctrl-C or SIGTERM. The second one ends the process as ever. */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(new StopSignal(name)));
  }
  return controller.signal;
}
