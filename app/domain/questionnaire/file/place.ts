import type { Fault } from "../fault.ts";
import { quote } from "./describe.ts";
import { namePattern } from "./names.ts";

/**
 * One place in a questionnaire file: its value, the way to it, and where its faults are written down. What reads a
 * place notes what is wrong there and goes on with a stand-in, so that one reading finds everything.
 */
export class Place {
  readonly value: unknown;
  readonly #parent: Place | null;
  readonly #key: string | number;
  readonly #log: FaultLog;
  #positions: ReadonlyMap<string, number> | null = null;

  private constructor(value: unknown, parent: Place | null, key: string | number, log: FaultLog) {
    this.value = value;
    this.#parent = parent;
    this.#key = key;
    this.#log = log;
  }

  static root(json: unknown, log: FaultLog): Place {
    return new Place(json, null, "", log);
  }

  /** The place below; `absent` where there is none. Only what the file says itself, never what objects inherit. */
  at(key: string | number): Place {
    const { value } = this;
    if (typeof key === "number") {
      return new Place(Array.isArray(value) ? value[key] : undefined, this, key, this.#log);
    }
    return new Place(
      isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined,
      this,
      key,
      this.#log,
    );
  }

  get absent(): boolean {
    return this.value === undefined;
  }

  /** The keys that the file gives here; none where the value is no object. */
  get keys(): readonly string[] {
    return isRecord(this.value) ? Object.keys(this.value) : [];
  }

  fault(message: string): void {
    this.#log.note({ path: this.path, message }, this.#order());
  }

  /** How many faults the whole file has so far: to tell whether reading something added one. */
  get faultsSoFar(): number {
    return this.#log.size;
  }

  get path(): string {
    const way = this.way;
    const element = this.#elementName();
    if (way === "") return "(whole file)";
    return element === null ? way : `${way} (${element})`;
  }

  /** The way through the JSON alone, without the element's name. */
  get way(): string {
    if (this.#parent === null) return "";
    const above = this.#parent.way;
    if (typeof this.#key === "number") return `${above}[${this.#key}]`;
    if (!/^[\w$-]+$/.test(this.#key)) return `${above}[${quote(this.#key)}]`;
    return above === "" ? this.#key : `${above}.${this.#key}`;
  }

  /** The name of the innermost question, panel or page around the place, if it has a sound one. */
  #elementName(): string | null {
    if (this.#parent === null) return null;
    const list = this.#parent.#key;
    if (typeof this.#key !== "number" || (list !== "elements" && list !== "pages")) {
      return this.#parent.#elementName();
    }
    const name = this.at("name").value;
    return typeof name === "string" && namePattern.test(name) ? name : null;
  }

  /** Where the place stands in the file, level by level; what is missing stands before what is there. */
  #order(): number[] {
    if (this.#parent === null) return [];
    const position = typeof this.#key === "number" ? this.#key : this.#parent.#position(this.#key);
    return [...this.#parent.#order(), position];
  }

  #position(key: string): number {
    this.#positions ??= new Map(this.keys.map((own, index) => [own, index]));
    return this.#positions.get(key) ?? -1;
  }
}

/** The faults of one file, given out in the order of the file whatever the order in which they were found. */
export class FaultLog {
  readonly #entries: { fault: Fault; order: readonly number[] }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  note(fault: Fault, order: readonly number[]): void {
    this.#entries.push({ fault, order });
  }

  inFileOrder(): Fault[] {
    return this.#entries.toSorted((a, b) => compareOrder(a.order, b.order)).map((entry) => entry.fault);
  }
}

function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (const [level, position] of a.entries()) {
    const other = b[level];
    if (other === undefined) return 1;
    if (position !== other) return position - other;
  }
  return a.length - b.length;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
