/** A place in a text file, both from 1; the column in characters. */
export type TextPlace = { readonly line: number; readonly column: number };

/** One thing wrong in one of the command's files. */
export type FileFault = TextPlace & { readonly file: string; readonly message: string };

/** So many faults are told one by one; more would not help to mend the file. */
const MOST_TOLD = 50;

/** Thrown where a file cannot be read on from a place: behind it nothing means what it seems to. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
  readonly place: TextPlace;

  constructor(place: TextPlace, message: string) {
    super(message);
    this.place = place;
  }
}

/** The faults of one file: the first 50 in the order of the file, and how many there are in all. */
export class FaultList {
  readonly #file: string;
  readonly #first: FileFault[] = [];
  #size = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get size(): number {
    return this.#size;
  }

  note({ line, column }: TextPlace, message: string): void {
    this.#size += 1;
    const after = this.#first.findLastIndex((fault) => isBeforeOrAt(fault, { line, column }));
    this.#first.splice(after + 1, 0, { file: this.#file, line, column, message });
    this.#first.length = Math.min(this.#first.length, MOST_TOLD);
  }

  /** One line a fault, `FILE:LINE:COLUMN: message`, and after the last told how many more there are. */
  get lines(): readonly string[] {
    const told = this.#first.map(
      ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
    );
    const more = this.#size - this.#first.length;
    if (more === 0) return told;
    return [...told, `${this.#file}: and ${more} more ${more === 1 ? "fault" : "faults"}`];
  }
}

function isBeforeOrAt(a: TextPlace, b: TextPlace): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}
