/** A schema that would make the mock validate nothing, or a check that did not see what it had to see. */
export interface BlindSpot {
  /** The operation's name. */
  readonly operation: string;
  /** Where in the operation: `query parameter per_page`, `response 200 application/json`. */
  readonly place: string;
  readonly reason: string;
}

/** A contract that the mock could not hold its users to; thrown before any server starts. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** Every place found, in the contract's order. */
  readonly blindSpots: readonly BlindSpot[];

  constructor(blindSpots: readonly BlindSpot[]) {
    const lines = blindSpots.map(({ operation, place, reason }) => `  ${operation}, ${place}: ${reason}`);
    super(
      `the contract has ${blindSpots.length} schema(s) the mock cannot validate against:\n${lines.join("\n")}`,
    );
    this.blindSpots = blindSpots;
  }
}
