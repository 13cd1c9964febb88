import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { dayOf, daysAfter, daysBetween, localOf } from "#app/domain/local-time.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { hasResponses } from "#db/queries/rounds.ts";
import { firstOpening, lastClosing, lastGraceEnd, type RoundSchedule } from "./lifecycle.ts";
import type { Disclosure, Round } from "./round.ts";
import { type RoundFrame, requireRound, roundFrame } from "./round-frame.server.ts";

/** A round's own first page. */
export type RoundOverview = {
  readonly round: RoundFrame;
  readonly life: RoundLife;
  readonly facts: RoundFacts;
  readonly departments: readonly RoundDepartmentTimes[];
  /** Whether the reader takes the steps. */
  readonly manages: boolean;
  /** How many are invited. */
  readonly invited: number;
  /** Whether somebody has begun to answer. */
  readonly isAnswered: boolean;
  /** What a form may propose as a new closing time, in Sweden: a week after the last, or after today. */
  readonly nextClosing: string;
  /** Grows by one with each change. */
  readonly revision: number;
};

/** What the life line says: times, and days from today in Sweden (negative: ago). */
export type RoundLife = {
  readonly releasedAt: Instant | null;
  readonly opensAt: Instant;
  readonly opensInDays: number;
  /** When the last department closes. */
  readonly closesAt: Instant;
  readonly closesInDays: number;
  readonly graceEndsAt: Instant;
  /** Whether only those who had begun can still send. */
  readonly isInGrace: boolean;
  readonly factCheckAt: Instant | null;
  readonly publishedAt: Instant | null;
};

export type RoundFacts = {
  readonly year: number;
  readonly questionnaire: { readonly title: LocalizedText; readonly version: string };
  readonly disclosure: Disclosure;
  readonly answering: Round["answering"];
  readonly graceMinutes: number;
  readonly contact: string;
  readonly diaryNumber: string | null;
  /** The level to reach in each dimension; `own`: set for this round. */
  readonly targets: readonly {
    readonly dimension: LocalizedText;
    readonly level: number | null;
    readonly own: boolean;
  }[];
};

export type RoundDepartmentTimes = {
  readonly id: DepartmentId;
  readonly name: LocalizedText;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Whether these are not the round's. */
  readonly hasOwnTimes: boolean;
  readonly invited: number | null;
};

/**
 * What a round is, where it stands, and what comes next.
 *
 * @throws Problem `not-found`
 */
export async function roundOverview(
  { database, now: clock }: Environment,
  scope: Scope,
  slug: string,
): Promise<RoundOverview> {
  const db = database.read;
  const now = clock();
  const round = await requireRound(db, scope, slug);
  const [{ questionnaire }, departments, people, isAnswered] = await Promise.all([
    loadQuestionnaire(db, round.questionnaireHash),
    departmentsOf(db, scope.organizationId),
    peopleOf(db, scope.organizationId, round.id),
    hasResponses(db, scope.organizationId, round.id),
  ]);
  return {
    round: roundFrame(round, now),
    life: lifeOf(round.schedule, now),
    facts: {
      year: round.year,
      questionnaire: { title: questionnaire.title, version: questionnaire.version },
      disclosure: round.disclosure,
      answering: round.answering,
      graceMinutes: round.schedule.graceMinutes,
      contact: round.contact,
      diaryNumber: round.diaryNumber,
      targets: questionnaire.dimensions.map(({ key, title, target }) => ({
        dimension: title,
        level: round.targets[key] ?? target,
        own: round.targets[key] !== undefined,
      })),
    },
    departments: departments.flatMap(({ id, name }) => {
      const member = round.departments.find(({ departmentId }) => departmentId === id);
      if (!member) return [];
      const opensAt = member.opensAt ?? round.schedule.opensAt;
      const closesAt = member.closesAt ?? round.schedule.closesAt;
      const hasOwnTimes = opensAt !== round.schedule.opensAt || closesAt !== round.schedule.closesAt;
      return [{ id, name, opensAt, closesAt, hasOwnTimes, invited: member.invited }];
    }),
    manages: scope.can("rounds.manage"),
    invited: people.length,
    isAnswered,
    nextClosing: aWeekAfter(lastClosing(round.schedule), now),
    revision: round.revision,
  };
}

/** What of a round's facts stands on every page and print of its results. */
export type RoundRecord = Pick<Round, "diaryNumber" | "destruction">;

/**
 * Under which number a round is kept, and whether its answers still are.
 *
 * @throws Problem `not-found`
 */
export async function roundRecord(
  { database }: Environment,
  scope: Scope,
  slug: string,
): Promise<RoundRecord> {
  const { diaryNumber, destruction } = await requireRound(database.read, scope, slug);
  return { diaryNumber, destruction };
}

function aWeekAfter(closing: Instant, now: Instant): string {
  const from = closing > now ? closing : now;
  return `${daysAfter(dayOf(from), 7)}T${localOf(closing).slice(11)}`;
}

function lifeOf(schedule: RoundSchedule, now: Instant): RoundLife {
  const opensAt = firstOpening(schedule);
  const closesAt = lastClosing(schedule);
  const { releasedAt, factCheckAt, publishedAt } = schedule;
  return {
    releasedAt,
    opensAt,
    opensInDays: daysBetween(now, opensAt),
    closesAt,
    closesInDays: daysBetween(now, closesAt),
    graceEndsAt: lastGraceEnd(schedule),
    isInGrace: closesAt <= now && now < lastGraceEnd(schedule),
    factCheckAt,
    publishedAt,
  };
}
