import type { Json } from "../../src/json.ts";
import type { Overlay, OverlayAction } from "../../src/overlay/overlay.ts";

/** An action as short as a test can say it: what changes, and how. */
export type ShortAction = { readonly target: string } & OverlayAction["change"];

/** An overlay of these actions. The first stands on line 5, each other ten lines further. */
export function createOverlay(file: string, ...actions: readonly ShortAction[]): Overlay {
  return {
    file,
    actions: actions.map(({ target, ...change }, index) => ({
      number: index + 1,
      line: 5 + 10 * index,
      target,
      reason: "For the test.",
      evidence: "https://example.com/evidence",
      change,
    })),
  };
}

/** An action that updates its target. */
export function update(target: string, value: Json): ShortAction {
  return { target, update: value };
}

/** An action that removes its target. */
export function remove(target: string): ShortAction {
  return { target, remove: true };
}
