import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { eraseFromAuditLog } from "#db/queries/audit-log.ts";
import {
  blankInvitations,
  blankMailsTo,
  deleteAccountInvitationsTo,
  otherAdministrators,
  removeAccount,
  replaceNotes,
  unlinkResponses,
} from "#db/queries/person-records.ts";
import { recordsByEmail } from "./person-records.server.ts";

export const erasureReasons = ["requested", "not-needed", "mistaken"] as const;

/** What somebody has decided on erasing a person. */
export type ErasureDecision = {
  readonly email: string;
  readonly reason: (typeof erasureReasons)[number];
  /** Under which the decision is kept. */
  readonly reference: string;
  /** The comments and evidence to strike, by their keys in `PersonRecords.notes`. */
  readonly strike: readonly string[];
};

/** `nothing-kept`: under the address. `yourself`, `last-administrator`: nobody would be left who may. */
export type ErasureOutcome = "erased" | "nothing-kept" | "yourself" | "last-administrator";

/**
 * Erases who somebody is from what an organization keeps: invitations stay without office and address, what was sent
 * without a link to them, so that every figure is what it was; drafts, links and messages' addresses go, and the
 * account where nobody else has it. Logged by an id that leads to nobody.
 */
export async function erasePerson(
  environment: Environment,
  scope: Scope,
  { email, reason, reference, strike }: ErasureDecision,
): Promise<ErasureOutcome> {
  const { organizationId, actor } = scope;
  const outcome = await environment.database.transact(async (writer): Promise<ErasureOutcome> => {
    const { account, accountInvitations, invitations, responses, notes, mails } = await recordsByEmail(
      writer,
      organizationId,
      email,
    );
    if (account === null && [...accountInvitations, ...invitations, ...mails].length === 0)
      return "nothing-kept";
    if (account?.id === actor.id) return "yourself";
    if (account?.roles.some(({ role }) => role === "administrator")) {
      if ((await otherAdministrators(writer, organizationId, account.id)) === 0) return "last-administrator";
    }
    const struck = notes.filter(({ key }) => strike.includes(key));
    for (const { id, answers } of responses) {
      const own = struck.filter(({ key }) => key.startsWith(`${id} `)).map(({ question }) => question);
      if (own.length === 0) continue;
      const kept = Object.entries(answers).filter(([key]) => !own.includes(key));
      await replaceNotes(writer, organizationId, id, Object.fromEntries(kept));
    }
    const invitationIds = invitations.map(({ id }) => id);
    await unlinkResponses(writer, organizationId, invitationIds);
    await blankInvitations(writer, organizationId, invitationIds);
    await blankMailsTo(writer, organizationId, email);
    await deleteAccountInvitationsTo(writer, organizationId, email);
    if (account !== null) {
      await eraseFromAuditLog(writer, organizationId, account.id);
      await removeAccount(writer, organizationId, account.id);
    }
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "person.erased",
      subject: environment.newTimelessId<string>(),
      details: {
        ...{ reason, reference, account: account !== null, invitations: invitations.length },
        ...{ mails: mails.length, notesStruck: struck.length },
      },
    });
    return "erased";
  });
  if (outcome === "erased") await environment.database.scrub();
  return outcome;
}
