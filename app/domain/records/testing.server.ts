import type { MembershipRole } from "#app/domain/access/role.ts";
import type { OrganizationId, ProviderId, ResponseId, UserId } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { aQuestionnaireFile, aRubric, oneDimension } from "#app/domain/questionnaire/testing.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  someResponses,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { insertMemberships } from "#db/queries/memberships.ts";
import { insertProviderUser, updateProviderUser } from "#db/queries/provider-users.ts";
import { insertResponse } from "#db/queries/responses.ts";
import { talliesOfRound } from "#db/queries/tallies.ts";

export const personFile = aQuestionnaireFile({
  questions: [aRubric("strategy")],
  maturity: oneDimension({ target: 3 }),
});

export const personEmail = "Somebody@testkoping.example";

/**
 * Somebody invited to a round in office, who has answered with a comment, has begun to change the answer, and is to be
 * reminded; `figures` is all that is computed from what they and others answered.
 */
export async function anInvitedPerson(database: Database) {
  const environment = anEnvironment(database);
  const municipality = await aMunicipality(environment, { questionnaire: personFile });
  const { social } = municipality.departments;
  const round = await aRound(environment, municipality);
  await someResponses(environment, round, social, [
    { strategy: 2 },
    { strategy: 4, "strategy#comment": "x" },
  ]);
  const { invitation } = await anInvitation(environment, round, social.id, {
    overrides: { email: personEmail, title: "Verksamhetschef", begun: 1, submitted: 1 },
  });
  await anInvitation(environment, round, social.id, {
    overrides: { submitted: 1, email: "other@x.example" },
  });
  const draft = environment.newTimelessId<ResponseId>();
  await database.transact(async (writer) => {
    const { id } = await writer
      .selectFrom("responses")
      .where("answers", "like", "%comment%")
      .select("id")
      .executeTakeFirstOrThrow();
    await writer.updateTable("responses").where("id", "=", id).set({ invitationId: invitation.id }).execute();
    await insertResponse(writer, {
      ...{ organizationId: round.organizationId, id: draft, roundId: round.id, departmentId: social.id },
      ...{ invitationId: invitation.id, role: "management", status: "draft", revision: 2 },
      answers: Object.fromEntries([["strategy", { value: 5, revision: 2 }]]),
      ...{ startedAt: null, submittedAt: null, receiptHash: null },
    });
    await queueMails(writer, environment, round.organizationId, [
      {
        ...({ kind: "reminder", subjectId: invitation.id, roundId: round.id } as const),
        ...({ recipient: personEmail, language: "sv" } as const),
      },
    ]);
  });
  environment.moveClockTo("2027-01-01");
  const figures = async () => ({
    page: await wholePage(environment, aScope(municipality, "coordinator"), { series: "departments" }),
    tallies: await talliesOfRound(database.read, round.organizationId, round.id),
    scores: await database.read.selectFrom("responseScores").selectAll().execute(),
  });
  return {
    ...{ environment, municipality, round, invitation, figures },
    scope: aScope(municipality, "administrator"),
  };
}

type Roles = readonly (readonly [OrganizationId, MembershipRole])[];

/** An account with a password, called `id` and reached at `id@x.example` unless said otherwise. */
export async function anAccount(
  environment: TestEnvironment,
  id: string,
  roles: Roles,
  { email = `${id}@x.example`, name = id }: { readonly email?: string; readonly name?: string } = {},
): Promise<UserId> {
  const at = environment.now();
  const userId = id as UserId;
  await environment.database.transact((writer) =>
    writer
      .insertInto("users")
      .values({ id: userId, name, email, image: null, emailVerified: 1, createdAt: at, updatedAt: at })
      .execute(),
  );
  await giveRoles(environment, userId, roles);
  return userId;
}

/** An account of an organization's own sign-in, which says an address of it. */
export async function aVouchedAccount(
  environment: TestEnvironment,
  id: string,
  organizationId: OrganizationId,
  vouched: { readonly email: string; readonly name: string },
): Promise<UserId> {
  const provider = { organizationId, id: `provider of ${organizationId}` as ProviderId };
  const user = { ...vouched, id: id as UserId, subject: `subject of ${id}`, at: environment.now() };
  await environment.database.transact(async (writer) => {
    await writer
      .insertInto("signInProviders")
      .values({
        ...provider,
        ...{ label: "Kommunens inloggning", configuration: "{}", encryptedSecret: null, enabled: 1 },
        createdAt: environment.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await insertProviderUser(writer, provider, user);
    await updateProviderUser(writer, provider, user);
  });
  await giveRoles(environment, user.id, [[organizationId, "reader"]]);
  return user.id;
}

async function giveRoles(environment: TestEnvironment, userId: UserId, roles: Roles): Promise<void> {
  if (roles.length === 0) return;
  await environment.database.transact((writer) =>
    insertMemberships(
      writer,
      roles.map(([organizationId, role]) => ({
        ...{ organizationId, userId, role, id: environment.newId(), departmentId: null },
        createdAt: environment.now(),
      })),
    ),
  );
}
