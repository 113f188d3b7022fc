import { HttpError } from "../errors/errors.ts";
import type { AnyResult, Success } from "./result.ts";

/** The data of a result's success. */
export type DataOf<Result> = Result extends Success<number, infer Data> ? Data : never;

/** Gives a result's data; throws an `HttpError` when the provider answered outside 2xx. */
export function unwrap<Result extends AnyResult>(result: Result): DataOf<Result> {
  if (result.ok) return result.data as DataOf<Result>;
  throw new HttpError(result.meta, result.status, result.error);
}
