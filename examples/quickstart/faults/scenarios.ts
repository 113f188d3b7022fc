import type { ProviderId } from "@tributary/customers";

/**
 * How a provider behaves: answering as its contract says; refusing every connection; taking a request and never
 * answering; answering in another shape than its contract's; answering with members of other types.
 */
export type Behaviour = "well" | "down" | "slow" | "lying" | "bent";

/** What goes wrong at the same time, at which providers. */
export interface Scenario {
  readonly name: string;
  readonly behaviours: Readonly<Record<ProviderId, Behaviour>>;
}

export const providers = ["killb", "align", "gurupay"] as const satisfies readonly ProviderId[];

const all = (behaviour: Behaviour): Scenario["behaviours"] => ({
  killb: behaviour,
  align: behaviour,
  gurupay: behaviour,
});

const oneByOne = (behaviour: Behaviour, words: string): Scenario[] =>
  providers.map((provider) => ({
    name: `${provider} ${words}`,
    behaviours: { ...all("well"), [provider]: behaviour },
  }));

export const scenarios: readonly Scenario[] = [
  { name: "all is well", behaviours: all("well") },
  ...oneByOne("down", "is down"),
  ...oneByOne("lying", "lies"),
  { name: "all lie about types", behaviours: all("bent") },
  { name: "all are down", behaviours: all("down") },
  ...oneByOne("slow", "is slow"),
];
