/** What a line of a witness exercises. */
export interface WitnessLine {
  readonly slot: string;
  readonly path: readonly string[];
  /** The operation it calls; undefined for what concerns the whole client. */
  readonly operation: string | undefined;
  readonly code: string;
}

/** A program that uses all of a package, each line of it one use that is known by its place. */
export interface Witness {
  readonly text: string;
  /** By number, counted from one; undefined for lines that use nothing. */
  readonly lines: readonly (WitnessLine | undefined)[];
}

/** Writes a witness line by line, and gives the names its lines need. */
export class WitnessWriter {
  readonly #lines: { text: string; use: WitnessLine | undefined }[] = [];
  readonly #pending: (() => void)[] = [];
  #names = 0;

  /** A name that no other line has. */
  createName(prefix: string): string {
    this.#names++;
    return `${prefix}${this.#names}`;
  }

  /** A line that uses nothing of the package. */
  write(text: string): void {
    this.#lines.push({ text, use: undefined });
  }

  /** A line that uses what stands at a place. */
  use(text: string, { slot, path, operation }: Omit<WitnessLine, "code">): void {
    this.#lines.push({ text, use: { slot, path, operation, code: text } });
  }

  /** Puts off what is further away until all that is nearer is written. */
  defer(work: () => void): void {
    this.#pending.push(work);
  }

  /** Writes what was put off, and gives the program. */
  finish(): Witness {
    for (let next = 0; next < this.#pending.length; next++) this.#pending[next]?.();
    return {
      text: `${this.#lines.map(({ text }) => text).join("\n")}\n`,
      lines: [undefined, ...this.#lines.map(({ use }) => use)],
    };
  }
}
