import type { Environment } from "#app/domain/environment.ts";
import { type Instant, instant, type OrganizationId, type RoundId } from "#app/domain/id.ts";
import type { DepartmentCount } from "#app/domain/results/department-counts.ts";
import type { Reader } from "#db/client.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import { responseCountsOf } from "#db/queries/response-counts.ts";
import {
  begunDepartments,
  begunInvitations,
  lastSubmission,
  refusedAddresses,
  submissionsByHour,
} from "#db/queries/round-progress.ts";
import { stageOf } from "./lifecycle.ts";
import type { Round } from "./round.ts";

/** How a round is going, as it was counted at a moment. */
export type RoundCounts = {
  readonly countedAt: Instant;
  readonly invitations: readonly DepartmentCount[];
  readonly responses: readonly DepartmentCount[];
  /** How many have begun and not sent: departments where they answer jointly. */
  readonly begun: number;
  /** How many addresses the mail server refused; null where no mail has been sent. */
  readonly refused: number | null;
  /** When answers came in; null where answers are shown in groups only. */
  readonly times: {
    readonly last: Instant | null;
    /** In the last day and night, newest first. */
    readonly hours: readonly { readonly hour: Instant; readonly count: number }[];
  } | null;
};

type Held = { readonly until: number; readonly counts: Promise<RoundCounts> };

/** What was counted last, so that many open pages cost as one. */
const held = new Map<RoundId, Held>();
const roundsHeld = 200;

/** In milliseconds. */
const second = 1_000;
const hour = 60 * 60 * second;

/**
 * How a round is going. In office it is counted at most once a second. Where answers are shown in groups only, an open
 * round is counted anew when another hour begins, so that nobody who keeps looking sees when somebody has answered.
 */
export function roundCounts(
  { database, now }: Environment,
  organizationId: OrganizationId,
  round: Round,
): Promise<RoundCounts> {
  const time = now();
  const known = held.get(round.id);
  const isHeld = isCountedByTheHour(round, time) || !isGrouped(round);
  if (known !== undefined && isHeld && Date.parse(time) < known.until) return known.counts;
  const counts = count(database.read, organizationId, round, time);
  counts.catch(() => held.delete(round.id));
  const [oldest] = held.keys();
  if (held.size >= roundsHeld && oldest !== undefined) held.delete(oldest);
  held.set(round.id, { until: heldUntil(round, time), counts });
  return counts;
}

/** Whether a round's counts are shown as they were when the hour began. */
export function isCountedByTheHour(round: Round, now: Instant): boolean {
  return isGrouped(round) && stageOf(round.schedule, now) === "open";
}

function isGrouped({ disclosure }: Round): boolean {
  return disclosure.kind === "confidential";
}

function heldUntil(round: Round, now: Instant): number {
  const time = Date.parse(now);
  return isGrouped(round) ? (Math.floor(time / hour) + 1) * hour : time + second;
}

async function count(
  db: Reader,
  organizationId: OrganizationId,
  round: Round,
  countedAt: Instant,
): Promise<RoundCounts> {
  const place = { organizationId, roundId: round.id };
  const dayBefore = instant(new Date(Date.parse(countedAt) - 24 * hour));
  const [invitations, responses, begun, refused, last, hours] = await Promise.all([
    invitationCountsOf(db, organizationId),
    responseCountsOf(db, organizationId),
    round.answering === "joint" ? begunDepartments(db, place) : begunInvitations(db, place),
    refusedAddresses(db, place),
    lastSubmission(db, place),
    submissionsByHour(db, place, dayBefore),
  ]);
  return {
    countedAt,
    invitations,
    responses,
    begun,
    refused,
    times: isGrouped(round) ? null : { last, hours },
  };
}
