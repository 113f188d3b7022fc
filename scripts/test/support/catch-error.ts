/** Runs what must throw an error of that kind, and gives the error back. */
export function catchError<Caught extends Error>(
  kind: abstract new (...input: never[]) => Caught,
  run: () => unknown,
): Caught {
  try {
    run();
  } catch (error) {
    if (error instanceof kind) return error;
    throw new Error(`${kind.name} was expected, but this was thrown: ${String(error)}`, { cause: error });
  }
  throw new Error(`${kind.name} was expected, but nothing was thrown`);
}
