import { Temporal } from "temporal-polyfill";
import type { ContentHash, DepartmentId, Instant } from "#app/domain/id.ts";
import { dayOf, instantOfLocal, localOf } from "#app/domain/local-time.ts";
import {
  type DepartmentValidity,
  departmentsOn,
  type Succession,
  successorsAmong,
} from "#app/domain/organization/succession.ts";
import type { RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { RoundSettings } from "./round-settings.ts";

/** Where departments come from and what becomes of them. */
export type FamilyTree = {
  readonly departments: readonly DepartmentValidity[];
  readonly successions: readonly Succession[];
};

/**
 * Next year's round as this year's was: a year later, for the departments that there are then, and without the diary
 * number, which is of the case. A department's own times are not taken along: what they were for is over.
 *
 * @param questionnaireHash the version to ask next year, as the newest one
 */
export function copyOf(
  settings: RoundSettings,
  { departments, successions }: FamilyTree,
  questionnaireHash: ContentHash,
): RoundSettings {
  const opensAt = aYearLater(settings.opensAt);
  const then = departmentsOn(departments, dayOf(opensAt)).map(({ id }) => id);
  const followed = new Set(
    settings.departments.flatMap(({ departmentId }) => successorsAmong(departmentId, then, successions)),
  );
  const year = settings.year + 1;
  return {
    ...settings,
    title: settings.title.replaceAll(String(settings.year), String(year)),
    year,
    questionnaireHash,
    opensAt,
    closesAt: aYearLater(settings.closesAt),
    diaryNumber: null,
    departments: then
      .filter((id) => followed.has(id))
      .map((departmentId) => ({ departmentId, invited: null, opensAt: null, closesAt: null })),
  };
}

/** The same hour of the same day a year later, in Swedish time; the 29th of February becomes the 28th. */
function aYearLater(moment: Instant): Instant {
  const later = Temporal.PlainDateTime.from(localOf(moment)).add({ years: 1 });
  const found = instantOfLocal(later.toString({ smallestUnit: "minute" }));
  if (found === null) throw new Error("A time of the calendar is a time.");
  return found;
}

/** Who was invited, as far as that can be taken along. */
export type InvitedPerson = {
  readonly departmentId: DepartmentId;
  readonly role: RespondentRole;
  readonly title: string;
  readonly email: string | null;
};

/** Who comes along into a copy, and how many do not, by the department that they were in. */
export type CarriedOver = {
  readonly people: readonly InvitedPerson[];
  readonly left: ReadonlyMap<DepartmentId, number>;
};

/**
 * Follows the invited to what has become of their departments. Who was in one that became several, or none, stays
 * behind: nobody but the municipality knows where they went. Two departments that became one may have asked the same
 * person; an address comes along once in each department.
 *
 * @param into the departments of the new round
 */
export function carriedOver(
  people: readonly InvitedPerson[],
  into: readonly DepartmentId[],
  successions: readonly Succession[],
): CarriedOver {
  const taken: InvitedPerson[] = [];
  const left = new Map<DepartmentId, number>();
  const seen = new Set<string>();
  for (const person of people) {
    const successors = successorsAmong(person.departmentId, into, successions);
    const [departmentId] = successors;
    if (departmentId === undefined || successors.length > 1) {
      left.set(person.departmentId, (left.get(person.departmentId) ?? 0) + 1);
      continue;
    }
    const address = person.email === null ? null : `${departmentId} ${person.email.toLowerCase()}`;
    if (address !== null && seen.has(address)) continue;
    if (address !== null) seen.add(address);
    taken.push({ ...person, departmentId });
  }
  return { people: taken, left };
}
