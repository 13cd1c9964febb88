import type { ContentHash, Day, DepartmentId, Instant } from "#app/domain/id.ts";
import { dayOf } from "#app/domain/local-time.ts";
import { type DepartmentValidity, departmentsOn } from "#app/domain/organization/succession.ts";
import type { DimensionKey } from "#app/domain/questionnaire/definition.ts";
import type { RoundStage } from "./lifecycle.ts";
import { isDisclosable, type Round } from "./round.ts";

/** What a coordinator decides of a round; its steps (`lifecycle.ts`) are taken apart from it. */
export type RoundSettings = Pick<
  Round,
  "title" | "year" | "questionnaireHash" | "disclosure" | "answering" | "targets" | "contact" | "diaryNumber"
> & {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly graceMinutes: number;
  readonly departments: readonly RoundDepartment[];
};

/** A department's part in a round. */
export type RoundDepartment = {
  readonly departmentId: DepartmentId;
  /** N where it is given by hand; null: the number of invitations. */
  readonly invited: number | null;
  /** Times of its own; null: the round's. */
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
};

/** What of a round has been decided so far. */
export function settingsOf(round: Round & Pick<RoundSettings, "departments">): RoundSettings {
  const { title, year, questionnaireHash, disclosure, answering, targets, contact, diaryNumber } = round;
  const { opensAt, closesAt, graceMinutes } = round.schedule;
  const decided = { title, year, questionnaireHash, disclosure, answering, targets, contact, diaryNumber };
  return { ...decided, opensAt, closesAt, graceMinutes, departments: round.departments };
}

/** Which parts of a round can still be decided anew. */
export type EditableParts = {
  /** Version, disclosure and way of answering: what answers rest on. */
  readonly basis: boolean;
  /** Year and departments. */
  readonly departments: boolean;
  /** Opening, closing and grace, of the round and of its departments. */
  readonly times: boolean;
  /** Title, contact, diary number, targets, and N where it is given by hand. */
  readonly facts: boolean;
};

/**
 * What can be changed when. A link promises who will see what, so that what answers rest on stays as it is once one has
 * gone out; once people can answer, times change only by steps that say why.
 */
export function editableParts(stage: RoundStage, isPromised: boolean): EditableParts {
  const isDraft = stage === "draft";
  return {
    basis: isDraft && !isPromised,
    departments: isDraft,
    times: isDraft || stage === "scheduled",
    facts: stage !== "published",
  };
}

/** What the organization has that a round can be made of. */
export type RoundMaterial = {
  readonly departments: readonly DepartmentValidity[];
  readonly versions: readonly {
    readonly hash: ContentHash;
    readonly max: number;
    readonly dimensions: readonly { readonly key: DimensionKey }[];
  }[];
};

/** Without target levels of dimensions that its version does not have, as where another version has been chosen. */
export function withFittingTargets(
  settings: RoundSettings,
  versions: RoundMaterial["versions"],
): RoundSettings {
  const version = versions.find(({ hash }) => hash === settings.questionnaireHash);
  const targets = Object.fromEntries(
    (version?.dimensions ?? []).flatMap(({ key }) => {
      const level = settings.targets[key];
      return level === undefined ? [] : [[key, level]];
    }),
  );
  return { ...settings, targets };
}

/** What is wrong, by the form's field: codes of `form.error`. */
export type FieldFaults = Readonly<Record<string, string>>;

/** The name of a form's field that there is one of for each dimension or department. */
export type FieldPrefix = "target" | "invited" | "opens" | "closes";

export function fieldName(prefix: FieldPrefix, key: DimensionKey | DepartmentId): string {
  return `${prefix}:${key}`;
}

/**
 * Why a round cannot be as it is asked to be.
 *
 * @param parts what was asked: what stays as it is may be as the times have made it
 */
export function settingsFaults(
  settings: RoundSettings,
  { departments, versions }: RoundMaterial,
  parts: EditableParts,
): FieldFaults {
  const faults: Record<string, string> = {};
  const version = versions.find(({ hash }) => hash === settings.questionnaireHash);
  if (version === undefined) faults["questionnaire"] = "notUnderstood";
  if (!isDisclosable(settings.answering, settings.disclosure.kind)) faults["answering"] = "jointInGroups";
  if (settings.departments.length === 0) faults["departments"] = "noDepartments";
  if (parts.departments && !departmentsThen(settings, departments)) {
    faults["departments"] = "departmentNotThen";
  }
  // Closing by hand may have ended a department's time before it began.
  if (parts.times && settings.closesAt <= settings.opensAt) faults["closesAt"] = "closesBeforeOpening";
  for (const { departmentId, opensAt, closesAt } of settings.departments) {
    if (!parts.times || (opensAt === null && closesAt === null)) continue;
    if ((closesAt ?? settings.closesAt) > (opensAt ?? settings.opensAt)) continue;
    faults[fieldName(closesAt === null ? "opens" : "closes", departmentId)] = "closesBeforeOpening";
  }
  for (const [key, level] of Object.entries(settings.targets)) {
    if (version === undefined || level <= version.max) continue;
    faults[fieldName("target", key as DimensionKey)] = "outsideScale"; // the key of a dimension, as typed
  }
  return faults;
}

function departmentsThen(settings: RoundSettings, departments: RoundMaterial["departments"]): boolean {
  const openingDay: Day = dayOf(settings.opensAt);
  const then = new Set(departmentsOn(departments, openingDay).map(({ id }) => id));
  return settings.departments.every(({ departmentId }) => then.has(departmentId));
}

/** What JSON keeps as it is. */
type Plain = string | number | null | Plain[] | { [key: string]: Plain };

/** What a round's settings are compared and logged by: equal settings give equal texts. */
type PlainSettings = Record<keyof typeof partOf, Plain>;

/** Which part each setting belongs to. */
const partOf = {
  title: "facts",
  contact: "facts",
  diaryNumber: "facts",
  targets: "facts",
  invited: "facts",
  year: "departments",
  departments: "departments",
  questionnaireHash: "basis",
  disclosure: "basis",
  threshold: "basis",
  answering: "basis",
  opensAt: "times",
  closesAt: "times",
  graceMinutes: "times",
  departmentTimes: "times",
} as const satisfies Record<string, keyof EditableParts>;

type Setting = keyof typeof partOf;
const settingNames = Object.keys(partOf) as readonly Setting[]; // its own keys

/** What changed, for the audit log: before and after, but of the contact, which may be a person, only that it did. */
export type SettingsChanges = { [Name in Setting]?: { before: Plain; after: Plain } };

export function changesBetween(before: RoundSettings, after: RoundSettings): SettingsChanges {
  const was = plain(before);
  const is = plain(after);
  const changes: SettingsChanges = {};
  for (const name of settingNames) {
    if (JSON.stringify(was[name]) === JSON.stringify(is[name])) continue;
    changes[name] =
      name === "contact" ? { before: null, after: null } : { before: was[name], after: is[name] };
  }
  return changes;
}

/** Whether all that changes still can. */
export function areEditable(changes: SettingsChanges, parts: EditableParts): boolean {
  return settingNames.every((name) => changes[name] === undefined || parts[partOf[name]]);
}

function plain({ targets, departments, disclosure, ...rest }: RoundSettings): PlainSettings {
  const sorted = departments.toSorted((a, b) => (a.departmentId < b.departmentId ? -1 : 1));
  return {
    ...rest,
    disclosure: disclosure.kind,
    threshold: disclosure.kind === "confidential" ? disclosure.threshold : null,
    targets: Object.fromEntries(Object.entries<number>(targets).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    departments: sorted.map(({ departmentId }) => departmentId),
    departmentTimes: sorted
      .filter(({ opensAt, closesAt }) => opensAt !== null || closesAt !== null)
      .map(({ departmentId, opensAt, closesAt }) => ({ departmentId, opensAt, closesAt })),
    invited: Object.fromEntries(
      sorted.flatMap(({ departmentId, invited }) => (invited === null ? [] : [[departmentId, invited]])),
    ),
  };
}
