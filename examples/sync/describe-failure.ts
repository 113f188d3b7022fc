import { TributaryError } from "@tributary/customers";

/** A failure in a line. The message of an error that is not ours may tell anything, and is left out. */
export function describeFailure(error: Error): string {
  return TributaryError.is(error) ? `${error.name}: ${error.message}` : error.name;
}
