import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader } from "#db/client.ts";
import { auditHead, entriesAfter, type KeptEntry } from "#db/queries/audit-log.ts";
import type { AuditEntries } from "#db/schema.ts";
import {
  auditFields,
  commitment,
  commitmentColumn,
  emptyHead,
  entryHash,
  type Head,
} from "./chain.server.ts";

/** What an organization's chain came to. `erased`: how many entries have something of them taken away. */
export type AuditLogFinding = {
  readonly head: Head;
  readonly erased: number;
  /** A line for each thing that is not as it was written; empty where all is. */
  readonly faults: readonly string[];
};

const entriesAtOnce = 1_000;

/** Of how many changed entries it is looked for whether they were only moved. */
const movedLookedFor = 30;

/**
 * Walks an organization's chain from its beginning and compares it with itself, with where it says that it ends, and
 * with ends that were noted elsewhere.
 */
export async function verifyAuditLog(
  db: Reader,
  organizationId: OrganizationId,
  noted: readonly Head[] = [],
): Promise<AuditLogFinding> {
  // Read first: whoever logs meanwhile makes the chain longer than this, and not shorter.
  const kept = (await auditHead(db, organizationId)) ?? emptyHead;
  const chain = new Chain([kept, ...noted]);
  let position = 0;
  for (;;) {
    const entries = await entriesAfter(db, organizationId, position, entriesAtOnce);
    for (const entry of entries) chain.add(entry);
    const last = entries.at(-1);
    if (last === undefined) return chain.finding();
    position = last.entry.position;
  }
}

class Chain {
  readonly #ends: readonly Head[];
  #head: Head = emptyHead;
  #erased = 0;
  readonly #faults: string[] = [];
  /** The hashes at the ends that are compared, as they are found. */
  readonly #foundAtEnds = new Map<number, string>();
  readonly #changed: { readonly entry: AuditEntries; readonly previous: string }[] = [];

  constructor(ends: readonly Head[]) {
    this.#ends = ends;
  }

  add({ entry, beside }: KeptEntry): void {
    this.#missingUpTo(entry.position - 1);
    const isFirstAfterGap = entry.position !== this.#head.position + 1;
    // After a gap nobody knows the hash that was before.
    if (!isFirstAfterGap && entryHash(this.#head.hash, entry) !== entry.hash) {
      this.#changed.push({ entry, previous: this.#head.hash });
    }
    let whole = true;
    for (const field of auditFields) {
      const one = beside.find((value) => value.field === field);
      if (one === undefined) whole = false;
      else if (commitment(one.salt, one.value) !== entry[commitmentColumn[field]]) {
        this.#faults.push(`entry ${entry.position}: its ${field} has been altered`);
      }
    }
    if (!whole) this.#erased++;
    if (this.#ends.some(({ position }) => position === entry.position)) {
      this.#foundAtEnds.set(entry.position, entry.hash);
    }
    this.#head = { position: entry.position, hash: entry.hash };
  }

  finding(): AuditLogFinding {
    const faults = [...this.#faults, ...this.#changes(), ...this.#endFaults()];
    return { head: this.#head, erased: this.#erased, faults };
  }

  #missingUpTo(position: number): void {
    const first = this.#head.position + 1;
    if (first > position) return;
    this.#faults.push(
      first === position ? `entry ${first} is missing` : `entries ${first}–${position} are missing`,
    );
  }

  /** What was changed; an entry that is as it was written, but for another place, was moved. */
  #changes(): readonly string[] {
    const few = this.#changed.slice(0, movedLookedFor);
    const places = few.map(({ entry }) => entry.position);
    const befores = few.flatMap(({ entry, previous }) => [previous, entry.hash]);
    return this.#changed.flatMap(({ entry }) => {
      const written = places.find((position) =>
        befores.some((previous) => entryHash(previous, { ...entry, position }) === entry.hash),
      );
      if (written === undefined) return [`entry ${entry.position} has been altered, or the one before it`];
      // Where it was written: only what it followed is no longer before it.
      if (written === entry.position) return [];
      return [`entry ${entry.position} is in the wrong order: it was written as entry ${written}`];
    });
  }

  #endFaults(): readonly string[] {
    return this.#ends.flatMap(({ position, hash }) => {
      if (position === 0 || this.#foundAtEnds.get(position) === hash) return [];
      return position > this.#head.position
        ? [`the end is cut off: the last entry is ${this.#head.position}, and there were ${position}`]
        : [`entry ${position} is not the one that was noted with the hash ${hash}`];
    });
  }
}
