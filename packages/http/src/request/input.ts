import { InputError } from "../errors/refusals.ts";
import type { Call } from "../send/call.ts";

type Values = Record<string, unknown>;

/** A call's input, by the place it goes to and its name there. */
export type Params = Record<string, Values>;

/** Sorts flat input by the place that takes it; what none takes is kept, for the check to find. */
export function sortInput(input: unknown, call: Call): Params {
  const params: Params = {};
  for (const [name, value] of Object.entries(toRecord(input, "input", call))) {
    const slot = call.slots.find(({ names }) => names.includes(name));
    const place = slot?.part.place ?? "input";
    params[place] ??= createRecord();
    params[place][name] = value;
  }
  return params;
}

/** Takes openapi-fetch's `params` and `body` as they are. */
export function toParams(params: unknown, body: unknown, call: Call): Params {
  const places = toRecord(params, "params", call);
  if (body !== undefined) places["body"] = { body };
  for (const place in places) places[place] = toRecord(places[place], place, call);
  return places as Params;
}

/** Copies an object into a record in which no name is inherited. */
function toRecord(value: unknown, name: string, { facts }: Call): Values {
  if (value === undefined || (typeof value === "object" && value && !Array.isArray(value))) {
    return Object.assign(createRecord(), value);
  }
  throw new InputError(facts, name, "pass an object");
}

export function createRecord(): Values {
  return Object.create(null);
}
