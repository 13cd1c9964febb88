import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { ContentHash, Day, Instant } from "#app/domain/id.ts";
import { dayOf, daysAfter, instantOfLocal } from "#app/domain/local-time.ts";
import { departmentsOn } from "#app/domain/organization/succession.ts";
import { successionsOf } from "#db/queries/departments.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { copyOf } from "./copied-round.ts";
import { stageOf } from "./lifecycle.ts";
import { isPromised } from "./promise.server.ts";
import { type RoundFrame, requireRound, roundFrame } from "./round-frame.server.ts";
import { type RoundCandidate, type RoundVersion, roundMaterial } from "./round-material.server.ts";
import { type EditableParts, editableParts, type RoundSettings, settingsOf } from "./round-settings.ts";

/** A department that can be chosen. */
export type RoundChoice = Pick<RoundCandidate, "id" | "name"> & {
  /** From when on it is one, where that is to come; the first day on which it no longer is, where that is known. */
  readonly from: Day | null;
  readonly until: Day | null;
};

/** What the form that makes or changes a round shows. */
export type RoundForm = {
  readonly versions: readonly RoundVersion[];
  /** Those that can be chosen: that are, or will be, or are in the round already. */
  readonly departments: readonly RoundChoice[];
  readonly settings: RoundSettings;
  readonly parts: EditableParts;
};

export type NewRoundForm = Omit<RoundForm, "settings"> & {
  /** What is filled in from the start; null where the organization has no questionnaire to ask. */
  readonly settings: RoundSettings | null;
  /** The round that it is a copy of, and how many are invited to that. */
  readonly copyOf: {
    readonly slug: string;
    readonly title: string;
    readonly people: number;
  } | null;
};

/**
 * The form for a new round: a copy of another a year later, or an empty one with what most rounds have.
 *
 * @throws Problem `not-found` where the organization has no round to copy there
 */
export async function newRoundForm(
  { database, now: clock }: Environment,
  scope: Scope,
  copied: string | null,
): Promise<NewRoundForm> {
  const db = database.read;
  const { organizationId } = scope;
  const now = clock();
  const material = await roundMaterial(db, scope);
  const parts = editableParts("draft", false);
  if (copied !== null) {
    const round = await requireRound(db, scope, copied);
    const [successions, people] = await Promise.all([
      successionsOf(db, organizationId),
      peopleOf(db, organizationId, round.id),
    ]);
    const tree = { departments: material.departments, successions };
    const settings = copyOf(
      settingsOf(round),
      tree,
      newestOfSame(material.versions, round.questionnaireHash),
    );
    return {
      ...material,
      departments: selectable(material.departments, dayOf(now), settings),
      settings,
      parts,
      copyOf: { slug: round.slug, title: round.title, people: people.length },
    };
  }
  const [newest] = material.versions;
  const rounds = await roundsOf(db, organizationId);
  const settings = newest ? usualSettings(now, newest.hash, material.departments) : null;
  return {
    ...material,
    departments: selectable(material.departments, dayOf(now), settings),
    settings: settings && { ...settings, contact: rounds[0]?.contact ?? "" },
    parts,
    copyOf: null,
  };
}

function newestOfSame(versions: readonly RoundVersion[], hash: ContentHash): ContentHash {
  const id = versions.find((version) => version.hash === hash)?.questionnaire;
  return versions.find(({ questionnaire }) => questionnaire === id)?.hash ?? hash;
}

/** Opens in a week, for four weeks, for everybody, in office. */
function usualSettings(
  now: Instant,
  questionnaireHash: ContentHash,
  departments: readonly RoundCandidate[],
): RoundSettings {
  const opening = daysAfter(dayOf(now), 7);
  return {
    title: "",
    year: Number(opening.slice(0, 4)),
    questionnaireHash,
    disclosure: { kind: "in-office" },
    answering: "individual",
    opensAt: at(opening, "08:00"),
    closesAt: at(daysAfter(opening, 28), "16:00"),
    graceMinutes: 60,
    targets: {},
    contact: "",
    diaryNumber: null,
    departments: departmentsOn(departments, opening).map(({ id: departmentId }) => ({
      departmentId,
      invited: null,
      opensAt: null,
      closesAt: null,
    })),
  };
}

function at(day: Day, time: string): Instant {
  const moment = instantOfLocal(`${day}T${time}`);
  if (moment === null) throw new Error("A time of the calendar is a time.");
  return moment;
}

function selectable(
  departments: readonly RoundCandidate[],
  today: Day,
  settings: RoundSettings | null,
): readonly RoundChoice[] {
  const chosen = new Set(settings?.departments.map(({ departmentId }) => departmentId));
  return departments
    .filter(({ id, validTo }) => validTo === null || validTo > today || chosen.has(id))
    .map(({ id, name, validFrom, validTo }) => ({
      id,
      name,
      from: validFrom > today ? validFrom : null,
      until: validTo,
    }));
}

/** The form that changes a round. */
export type ChangeRoundForm = RoundForm & {
  readonly round: RoundFrame;
  readonly revision: number;
  /** Whether people may have been told who sees the answers, so that what these rest on stays. */
  readonly isPromised: boolean;
};

/**
 * The form that changes a round, as it is now.
 *
 * @throws Problem `not-found`
 */
export async function changeRoundForm(
  { database, now: clock }: Environment,
  scope: Scope,
  slug: string,
): Promise<ChangeRoundForm> {
  const db = database.read;
  const now = clock();
  const round = await requireRound(db, scope, slug);
  const [material, promised] = await Promise.all([
    roundMaterial(db, scope),
    isPromised(db, scope.organizationId, round.id),
  ]);
  const settings = settingsOf(round);
  return {
    ...material,
    departments: selectable(material.departments, dayOf(now), settings),
    settings,
    parts: editableParts(stageOf(round.schedule, now), promised),
    round: roundFrame(round, now),
    revision: round.revision,
    isPromised: promised,
  };
}
