import type { Call } from "../send/call.ts";
import { createRecord, type Params, sortInput } from "./input.ts";

/** Sorts flat input by the place that takes it. */
export type InputStrategy = (input: unknown, call: Call) => Params;

/**
 * Sorts flat input of which some members are called otherwise on the wire, where two places have the same name:
 * each goes to the place and under the name that the operation gives it.
 */
export const renamedInput: InputStrategy = (input, call) => {
  const renamed = Object.entries(call.operation.renamed ?? {});
  const slots = call.slots.map(({ part, names }) => ({
    part,
    names: names.filter((name) => !renamed.some(([, to]) => to.in === part.place && to.name === name)),
  }));
  const { input: others = {}, ...params } = sortInput(input, { ...call, slots });
  for (const [key, to] of renamed) {
    if (!(key in others)) continue;
    params[to.in] ??= createRecord();
    Object.assign(params[to.in] as object, { [to.name]: others[key] });
    delete others[key];
  }
  return { ...params, ...(Object.keys(others).length > 0 && { input: others }) };
};
