import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, InvitationId, OrganizationId, ResponseId, RoundId } from "#app/domain/id.ts";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import type { LoadedQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { mintToken } from "#app/domain/response/link.server.ts";
import { countResponse } from "#app/domain/response/score-response.ts";
import { addTally, emptyTally, type Tally } from "#app/domain/scoring/tally.ts";
import { hashSecret } from "#app/domain/secret.server.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { insertInvitations } from "#db/queries/invitations.ts";
import { insertResponse, insertResponseScores } from "#db/queries/responses.ts";
import { insertRound } from "#db/queries/rounds.ts";
import { addToTallies } from "#db/queries/tallies.ts";
import type { Responses, StoredAnswer } from "#db/schema.ts";
import { makeAnswers } from "./answers.ts";
import { type Invited, invitedTo } from "./made-up-invited.ts";
import type { MadeUpDepartment } from "./made-up-organization.ts";
import { between } from "./random.ts";
import { answeringTime, minutesBefore, type RoundTimes } from "./round-times.ts";

/** Where a made-up round belongs. */
export type RoundSetting = {
  readonly organizationId: OrganizationId;
  /** Its people have addresses in a domain of that name. */
  readonly slug: string;
  readonly departments: readonly { readonly id: DepartmentId; readonly madeUp: MadeUpDepartment }[];
  readonly loaded: LoadedQuestionnaire;
};

/** A link that nobody has used. */
export type FreshLink = { readonly department: string; readonly token: string };

type DepartmentPlace = {
  readonly organizationId: OrganizationId;
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
};

/**
 * Makes a round with its invitations and responses; what is stored of a response is what submitting it would store.
 *
 * @returns an unused link for each department of a round that is not published
 */
export async function makeRound(
  db: Writer,
  environment: Environment,
  setting: RoundSetting,
  times: RoundTimes,
): Promise<readonly FreshLink[]> {
  const { organizationId, slug, loaded } = setting;
  const { year, ...schedule } = times;
  const roundId = environment.newId<RoundId>();
  const ofRound = { organizationId, roundId };
  await insertRound(
    db,
    {
      organizationId,
      id: roundId,
      slug: String(year),
      title: `Mätomgång ${year}`,
      year,
      questionnaireHash: loaded.hash,
      disclosure: "in-office",
      threshold: null,
      answering: "individual",
      ...schedule,
      graceMinutes: 60,
      targets: toJson({}),
      contact: `Samordnaren för digital utveckling, digital@${slug}.example`,
      diaryNumber: `KS ${year}/00318`,
      revision: 1,
    },
    setting.departments.map(({ id }) => ({
      ...ofRound,
      departmentId: id,
      invited: null,
      opensAt: null,
      closesAt: null,
    })),
  );
  const links: FreshLink[] = [];
  for (const { id, madeUp } of setting.departments) {
    const place = { ...ofRound, departmentId: id };
    const invited = invitedTo(madeUp, slug, times, () => environment.newId<InvitationId>());
    await insertInvitations(
      db,
      invited.map((one) => ({ ...place, ...one.invitation })),
    );
    await addResponses(db, environment, { place, madeUp, loaded, times }, invited);
    const link = await mintLink(db, environment, place, times, invited);
    if (link) links.push({ department: madeUp.name.sv, token: link });
  }
  return links;
}

type Answering = {
  readonly place: DepartmentPlace;
  readonly madeUp: MadeUpDepartment;
  readonly loaded: LoadedQuestionnaire;
  readonly times: RoundTimes;
};

async function addResponses(
  db: Writer,
  environment: Environment,
  answering: Answering,
  invited: readonly Invited[],
): Promise<void> {
  const { place, madeUp, loaded, times } = answering;
  let total: Tally = emptyTally;
  for (const { invitation, persona, progress, random } of invited) {
    if (progress === "silent") continue;
    const respondent = { department: madeUp.profile, persona, year: times.year };
    const all = makeAnswers(loaded, respondent, random);
    const answers = progress === "begun" ? firstOf(all, between(random, 4, 12)) : all;
    const response = aResponse(environment, answering, { invitation, progress, answers, random });
    await insertResponse(db, response);
    if (progress === "begun") continue;
    const context = { department: { kind: madeUp.profile.kind }, respondent: { role: persona.role } };
    const counted = countResponse(loaded, context, response);
    const { organizationId, roundId } = place;
    const ofResponse = { organizationId, roundId, responseId: response.id, basis: "all" } as const;
    await insertResponseScores(
      db,
      counted.scores.map((score) => ({ ...ofResponse, ...score })),
    );
    total = addTally(total, counted.tally);
  }
  await addToTallies(db, place, total, 1);
}

function aResponse(
  environment: Environment,
  { place, times }: Answering,
  {
    invitation,
    progress,
    answers,
    random,
  }: Pick<Invited, "invitation" | "progress" | "random"> & { readonly answers: Answers },
): Omit<Responses, "answers" | "joint"> & { readonly answers: Readonly<Record<string, StoredAnswer>> } {
  const last = answeringTime(times, environment.now(), random);
  const submitted = progress === "submitted";
  return {
    ...place,
    id: environment.newId<ResponseId>(),
    invitationId: invitation.id,
    role: invitation.role,
    status: submitted ? "submitted" : "draft",
    answers: asSavedOneByOne(answers),
    revision: Object.keys(answers).length,
    startedAt: minutesBefore(last, between(random, 6, 25)),
    submittedAt: submitted ? last : null,
    receiptHash: submitted ? hashSecret(environment.newSecret()) : null,
  };
}

function asSavedOneByOne(answers: Answers): Readonly<Record<string, StoredAnswer>> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value], index) => [name, { value, revision: index + 1 }]),
  );
}

function firstOf(answers: Answers, count: number): Answers {
  return Object.fromEntries(Object.entries(answers).slice(0, count));
}

/** A link for the one who is kept from answering so that there is somebody left to try it as. */
async function mintLink(
  db: Writer,
  environment: Environment,
  { organizationId }: DepartmentPlace,
  { closesAt }: RoundTimes,
  invited: readonly Invited[],
): Promise<string | null> {
  const one = invited.find(({ kept }) => kept);
  if (!one) return null;
  return mintToken(db, environment, { organizationId, id: one.invitation.id }, closesAt);
}
