import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, Instant } from "#app/domain/id.ts";
import { Problem } from "#app/domain/problem.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import { mintToken } from "#app/domain/response/link.server.ts";
import { answeringWindow, closingTime } from "#app/domain/round/lifecycle.ts";
import { type RoundFrame, requireRound, roundFrame } from "#app/domain/round/round-frame.server.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { type AddressedInvitation, addressedInvitations } from "#db/queries/invitations.ts";
import { hasLinkSheet, insertLinkSheet } from "#db/queries/link-sheets.ts";
import type { RoundWithDepartments } from "#db/queries/rounds.ts";

/** Whose links are made: everybody's, of those whom no mail reaches, or of one department. */
export type LinkChoice = "all" | "without-address" | DepartmentId;

/** What can be chosen, with how many links it would make. */
export type LinksPage = {
  readonly round: RoundFrame;
  /** Given by the page, so that asking twice makes no more links. */
  readonly sheetId: string;
  readonly choices: {
    readonly all: number;
    readonly withoutAddress: number;
    readonly departments: readonly {
      readonly id: DepartmentId;
      readonly name: LocalizedText;
      readonly count: number;
    }[];
  };
};

/** A link to hand over to who is invited. It is kept nowhere. */
export type HandedLink = {
  readonly title: string;
  readonly department: LocalizedText;
  readonly closesAt: Instant;
  readonly url: string;
};

export type MadeLinks = {
  readonly round: RoundFrame;
  readonly contact: string;
  readonly links: readonly HandedLink[];
};

/** @throws Problem `not-found` */
export async function linksPage(
  { database, now, newId }: Environment,
  scope: Scope,
  slug: string,
): Promise<LinksPage> {
  const round = await requireRound(database.read, scope, slug);
  const invited = await whoCanAnswer(database.read, scope, round, now());
  const departments = await departmentsOf(database.read, scope.organizationId);
  const counted = departments.map(({ id, name }) => ({ id, name, count: chosen(invited, id).length }));
  return {
    round: roundFrame(round, now()),
    sheetId: newId(),
    choices: {
      all: chosen(invited, "all").length,
      withoutAddress: chosen(invited, "without-address").length,
      departments: counted.filter(({ count }) => count > 0),
    },
  };
}

/**
 * Makes a link for each invitation that is chosen and can still be answered. Links made before go on.
 *
 * @param made.sheetId of the page's making
 * @param made.as what the links are shown as, once
 * @param made.origin where they begin
 * @returns null where this has been done: the links were shown then, and are kept nowhere
 * @throws Problem `not-found`; `bad-request` where nobody is chosen
 */
export async function makeLinks(
  environment: Environment,
  scope: Scope,
  slug: string,
  made: {
    readonly sheetId: string;
    readonly choice: LinkChoice;
    readonly as: "sheet" | "file";
    readonly origin: string;
  },
): Promise<MadeLinks | null> {
  const { database, now, newId } = environment;
  const { organizationId, actor } = scope;
  const round = await requireRound(database.read, scope, slug);
  return database.transact(async (writer) => {
    if (await hasLinkSheet(writer, organizationId, made.sheetId)) return null;
    const invited = chosen(await whoCanAnswer(writer, scope, round, now()), made.choice);
    if (invited.length === 0) throw new Problem("bad-request");
    const names = new Map((await departmentsOf(writer, organizationId)).map(({ id, name }) => [id, name]));
    const links: HandedLink[] = [];
    for (const invitation of invited) {
      const { departmentId, title } = invitation;
      const closesAt = closingTime(round.schedule, departmentId);
      const token = await mintToken(writer, environment, invitation, closesAt);
      const department = names.get(departmentId) ?? { sv: "", en: "" };
      links.push({ title, department, closesAt, url: `${made.origin}/r/${token}` });
    }
    const sheet = { organizationId, id: made.sheetId, roundId: round.id, links: links.length, madeAt: now() };
    await insertLinkSheet(writer, sheet);
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "links.made",
      subject: round.id,
      details: { links: links.length, as: made.as },
    });
    return { round: roundFrame(round, now()), contact: round.contact, links };
  });
}

/** Those whose department has not closed, by department. */
async function whoCanAnswer(
  db: Reader,
  { organizationId }: Scope,
  round: RoundWithDepartments,
  now: Instant,
): Promise<readonly AddressedInvitation[]> {
  const invited = await addressedInvitations(db, organizationId, round.id);
  const canAnswer = invited.filter(
    ({ departmentId, submitted }) =>
      !submitted && answeringWindow(round.schedule, departmentId, now).state !== "closed",
  );
  return canAnswer.toSorted((a, b) =>
    a.departmentId < b.departmentId ? -1 : a.departmentId > b.departmentId ? 1 : 0,
  );
}

function chosen(invited: readonly AddressedInvitation[], choice: LinkChoice): readonly AddressedInvitation[] {
  if (choice === "all") return invited;
  if (choice === "without-address") return invited.filter(({ email }) => email === null);
  return invited.filter(({ departmentId }) => departmentId === choice);
}
