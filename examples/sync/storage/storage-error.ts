/** The database cannot be used, or no longer; the message names it and the way out, and holds no password. */
export class StorageError extends Error {
  override get name(): string {
    return "StorageError";
  }
}
