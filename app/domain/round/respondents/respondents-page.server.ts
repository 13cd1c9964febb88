import type { Scope } from "#app/domain/access/authorize.ts";
import { type Reach, reaches } from "#app/domain/access/permission.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, InvitationId } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import { countIn } from "#app/domain/results/department-counts.ts";
import type { Round } from "#app/domain/round/round.ts";
import { type RoundFrame, roundFrame } from "#app/domain/round/round-frame.server.ts";
import type { Reader } from "#db/client.ts";
import { invitedTo, type ListedLink, latestMails, linksTo } from "#db/queries/invited.ts";
import { responseCountsOf } from "#db/queries/response-counts.ts";
import { canDelete } from "./invitation-changes.server.ts";
import {
  countStates,
  filterInvited,
  type Invited,
  type InvitedFilter,
  type InvitedState,
  type LatestMail,
  mailKindsSeen,
  type Office,
  type Sight,
  stateOf,
} from "./invited.ts";
import { canChangeInvited, type NamedRound, namedRound } from "./inviting-round.server.ts";
import type { InvitingDepartment } from "./match-department.ts";
import { canChangeRole } from "./plan.ts";

/** Somebody invited, as a reader sees them. */
export type ListedInvited = {
  readonly id: InvitationId;
  readonly office: Office;
  readonly state: InvitedState;
  readonly mail: LatestMail | null;
};

/** What every page about the invited of a round knows. */
export type InvitedFrame = {
  readonly round: RoundFrame;
  readonly answering: Round["answering"];
  /** Where answers are shown in groups only. */
  readonly grouped: boolean;
  /** Whether the reader may change who is invited, and it still can be. */
  readonly canChange: boolean;
  /** Whether the reader may do what can be done in every stage: make and end links. */
  readonly manages: boolean;
  readonly canSendMail: boolean;
  /** The departments of the round that the reader may look into. */
  readonly departments: readonly InvitingDepartment[];
};

/** The page of all who are invited. */
export type RespondentsPage = InvitedFrame & {
  readonly filter: InvitedFilter;
  readonly invited: readonly ListedInvited[];
  /** How many the filter lets through. */
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** Of all whom the reader may see: how many hold an invitation, and how many have answered. */
  readonly total: number;
  readonly answered: number;
  readonly states: Readonly<Record<InvitedState, number>>;
};

/** How many are shown at a time. */
const pageSize = 200;

/**
 * Who is invited to a round, as far as the reader may see.
 *
 * @param page from 1
 * @throws Problem `not-found`; `not-allowed` for a department that the reader's right does not reach
 */
export async function respondentsPage(
  environment: Environment,
  scope: Scope,
  slug: string,
  filter: InvitedFilter,
  page: number,
): Promise<RespondentsPage> {
  const { frame, named, invited } = await listedInvited(environment, scope, slug, filter.department);
  const found = filterInvited(invited, filter);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  const states = countStates(invited);
  return {
    ...frame,
    filter,
    invited: found.slice((shown - 1) * pageSize, shown * pageSize),
    found: found.length,
    page: shown,
    pages,
    total: invited.length - states.revoked,
    answered: await answeredIn(environment.database.read, scope, named.round, frame.departments),
    states,
  };
}

/**
 * Everybody who is invited to a round, as far as the reader may see, in the order of departments and titles: to be saved
 * as a file.
 *
 * @throws those of `respondentsPage`
 */
export async function allInvited(
  environment: Environment,
  scope: Scope,
  slug: string,
  filter: InvitedFilter,
): Promise<InvitedFrame & { readonly invited: readonly ListedInvited[] }> {
  const { frame, invited } = await listedInvited(environment, scope, slug, filter.department);
  return { ...frame, invited: filterInvited(invited, filter) };
}

async function listedInvited(
  environment: Environment,
  scope: Scope,
  slug: string,
  department: DepartmentId | null,
) {
  const { read } = environment.database;
  const named = await namedRound(read, scope, slug);
  const reach = scope.reach("respondents.read");
  if (department !== null && !reaches(reach, department)) throw new Problem("not-allowed");
  const frame = frameOf(environment, scope, named, reach);
  const place = { organizationId: scope.organizationId, roundId: named.round.id };
  const sight = sightOf(scope, named.round);
  const mails = await latestMails(read, place, mailKindsSeen(sight));
  const order = new Map(frame.departments.map(({ id }, index) => [id, index]));
  const invited = (await invitedTo(read, place))
    .filter(({ departmentId }) => order.has(departmentId))
    .map((one) => listed(one, sight, mails))
    .sort(
      (a, b) =>
        (order.get(a.office.departmentId) ?? 0) - (order.get(b.office.departmentId) ?? 0) ||
        byTitle.compare(a.office.title, b.office.title),
    );
  return { frame, named, invited };
}

const byTitle = new Intl.Collator("sv", { numeric: true });

function listed(one: Invited, sight: Sight, mails: ReadonlyMap<string, LatestMail>): ListedInvited {
  const { id, title, email, role, departmentId } = one;
  return {
    id,
    office: { title, email, role, departmentId },
    state: stateOf(one, sight),
    mail: mails.get(id) ?? null,
  };
}

function sightOf(scope: Scope, { disclosure }: Pick<Round, "disclosure">): Sight {
  return { grouped: disclosure.kind === "confidential", reminds: scope.can("rounds.manage") };
}

function frameOf(
  { now, canSendMail }: Environment,
  scope: Scope,
  { round, departments }: NamedRound,
  reach: Reach,
): InvitedFrame {
  const manages = scope.can("rounds.manage");
  return {
    round: roundFrame(round, now()),
    answering: round.answering,
    grouped: round.disclosure.kind === "confidential",
    canChange: manages && canChangeInvited(round, now()),
    manages,
    canSendMail,
    departments: departments.filter(({ id }) => reaches(reach, id)),
  };
}

/** How many responses there are, as the round's own page tells it; in a joint round one a department. */
async function answeredIn(
  db: Reader,
  { organizationId }: Scope,
  { id }: Pick<Round, "id">,
  departments: readonly InvitingDepartment[],
): Promise<number> {
  const counts = await responseCountsOf(db, organizationId);
  return departments.reduce((sum, department) => sum + countIn(counts, id, department.id), 0);
}

/** The page of one who is invited. */
export type InvitedPage = InvitedFrame & {
  readonly one: ListedInvited;
  readonly canChangeRole: boolean;
  readonly canMove: boolean;
  readonly canReplace: boolean;
  readonly canDelete: boolean;
  /** Whose the saved answers are where somebody else gets the office. */
  readonly answersStay: boolean;
  readonly links: readonly ListedLink[];
};

/**
 * One who is invited, with the links to the invitation.
 *
 * @throws Problem `not-found`, `not-allowed`
 */
export async function invitedPage(
  environment: Environment,
  scope: Scope,
  slug: string,
  id: string,
): Promise<InvitedPage> {
  const { read } = environment.database;
  const { organizationId } = scope;
  const named = await namedRound(read, scope, slug);
  const { round } = named;
  const reach = scope.reach("respondents.read");
  const place = { organizationId, roundId: round.id };
  const one = (await invitedTo(read, place)).find((invited) => invited.id === id);
  if (one === undefined) throw new Problem("not-found");
  if (!reaches(reach, one.departmentId)) throw new Problem("not-allowed");
  const sight = sightOf(scope, round);
  const mails = await latestMails(read, place, mailKindsSeen(sight));
  const isJoint = round.answering === "joint";
  const frame = frameOf(environment, scope, named, reach);
  return {
    ...frame,
    one: listed(one, sight, mails),
    // What can be changed tells how far somebody has come: others than who may change it learn nothing of it.
    canChangeRole: frame.canChange && canChangeRole(one, round.answering),
    canMove: frame.canChange && (isJoint || !one.submitted),
    canReplace: frame.canChange && (isJoint || !one.submitted),
    canDelete: frame.canChange && canDelete(one, round, environment.now()),
    answersStay: isJoint,
    links: await linksTo(read, { organizationId, id: one.id }),
  };
}

/** What the pages that add people know of a round, changed or not. */
export async function invitingPage(
  environment: Environment,
  scope: Scope,
  slug: string,
): Promise<InvitedFrame> {
  const named = await namedRound(environment.database.read, scope, slug);
  return frameOf(environment, scope, named, scope.reach("respondents.read"));
}
