import { visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import { quote } from "#app/domain/questionnaire/file/describe.ts";
import { GroupCount, type GroupSums } from "../group-sums.ts";
import type { FaultList, TextPlace } from "./file-fault.ts";
import { OTHER_DEPARTMENTS } from "./publication-json.ts";
import type { Row } from "./row.ts";
import type { Version } from "./version.ts";

/** A round as the file of answers gives it. */
export type CollectedRound = {
  readonly round: string;
  readonly version: Version;
  readonly departments: readonly CollectedDepartment[];
};

export type CollectedDepartment = {
  readonly department: string;
  readonly invited: number | null;
  readonly sums: GroupSums;
};

type OpenRound = {
  readonly version: Version;
  /** Everybody who answered in the round: the one thing of each row that is kept, to find duplicates. */
  readonly respondents: Set<string>;
  readonly departments: Map<string, OpenDepartment>;
};

type OpenDepartment = {
  readonly count: GroupCount;
  responses: number;
  /** N, and where it was first said. */
  invited: { readonly number: number; readonly place: TextPlace } | null;
};

/** Adds up rows by round and department, and notes where they contradict each other. */
export class Collection {
  readonly #rounds = new Map<string, OpenRound>();
  readonly #faults: FaultList;
  readonly #isConfidential: boolean;
  #responses = 0;

  constructor(faults: FaultList, isConfidential: boolean) {
    this.#faults = faults;
    this.#isConfidential = isConfidential;
  }

  /** How many there are in all rounds. */
  get responses(): number {
    return this.#responses;
  }

  add(row: Row): void {
    if (this.#isConfidential && row.department === OTHER_DEPARTMENTS) {
      const reserved = `in a confidential round "${OTHER_DEPARTMENTS}" stands for the other departments together`;
      this.#faults.note(row.placeOf("department"), `no department is called so: ${reserved}`);
    }
    const round = this.#roundOf(row);
    const department = departmentOf(round, row);
    this.#noteInvited(row, department);
    if (row.respondent === null) return;
    if (round.respondents.has(row.respondent)) {
      this.#faults.note(
        row.placeOf("respondent"),
        `respondent ${quote(row.respondent)} stands twice in round ${quote(row.round)}`,
      );
      return;
    }
    round.respondents.add(row.respondent);
    department.responses += 1;
    this.#responses += 1;
    // With a fault anywhere no figure will be shown, and answers may be missing that scores depend on.
    if (this.#faults.size > 0) return;
    const { rules } = row.version;
    department.count.add(row.answers, visibleQuestions(rules, row.answers, row.context));
  }

  /** Notes what only the whole file shows. */
  finish(): void {
    for (const [name, { departments }] of this.#rounds) {
      for (const [department, { responses, invited }] of departments) {
        if (invited === null || responses <= invited.number) continue;
        this.#faults.note(
          invited.place,
          `department ${quote(department)} in round ${quote(name)}: ${responses} answered, but only ${invited.number} were invited`,
        );
      }
    }
  }

  /** By round, then department, as text. */
  get rounds(): readonly CollectedRound[] {
    return sorted(this.#rounds).map(([round, { version, departments }]) => ({
      round,
      version,
      departments: sorted(departments).map(([department, { invited, count }]) => ({
        department,
        invited: invited?.number ?? null,
        sums: count.sums,
      })),
    }));
  }

  has(round: string): boolean {
    return this.#rounds.has(round);
  }

  #roundOf({ round, version }: Row): OpenRound {
    const known = this.#rounds.get(round);
    if (known !== undefined) return known;
    const opened: OpenRound = { version, respondents: new Set(), departments: new Map() };
    this.#rounds.set(round, opened);
    return opened;
  }

  #noteInvited({ round, department: name, invited, placeOf }: Row, department: OpenDepartment): void {
    if (invited === null) return;
    department.invited ??= { number: invited, place: placeOf("invited") };
    const { number, place } = department.invited;
    if (invited !== number) {
      this.#faults.note(
        placeOf("invited"),
        `department ${quote(name)} in round ${quote(round)} has ${invited} invited here and ${number} in line ${place.line}`,
      );
    }
  }
}

function departmentOf({ version, departments }: OpenRound, { department }: Row): OpenDepartment {
  const known = departments.get(department);
  if (known !== undefined) return known;
  const opened = { count: new GroupCount(version.questionnaire), responses: 0, invited: null };
  departments.set(department, opened);
  return opened;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
