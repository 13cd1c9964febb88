import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Writer } from "#db/client.ts";
import { eraseFromAuditLog } from "#db/queries/audit-log.ts";
import { lockMailsOfRound } from "#db/queries/mails.ts";
import { lockMemberships } from "#db/queries/memberships.ts";
import { administratorsBeside, removeAccount } from "#db/queries/person-accounts.ts";
import {
  blankInvitations,
  blankMailsTo,
  deleteAccountInvitationsTo,
  replaceNotes,
  unlinkResponses,
} from "#db/queries/person-records.ts";
import { forgetRemarks } from "#db/queries/remarks.ts";
import { deleteTrial } from "#db/queries/trials.ts";
import { isKept, recordsByEmail } from "./person-records.server.ts";

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
    // First of all, so that two who erase each other do not both find that the other is left.
    await lockMemberships(writer, organizationId);
    const found = await recordsByEmail(writer, organizationId, email);
    if (!isKept(found)) return "nothing-kept";
    const { accounts, invitations, responses, notes, mails } = found;
    const fault = await faultOfLosing(writer, scope, accounts);
    if (fault !== null) return fault;
    const struck = notes.filter(({ key }) => strike.includes(key));
    for (const { id, roundId, answers } of responses) {
      const own = struck.filter(({ key }) => key.startsWith(`${id} `)).map(({ question }) => question);
      if (own.length === 0) continue;
      const kept = Object.entries(answers).filter(([key]) => !own.includes(key));
      await replaceNotes(writer, organizationId, id, Object.fromEntries(kept));
      await forgetRemarks(writer, { organizationId, roundId });
    }
    const invitationIds = invitations.map(({ id }) => id);
    // Whoever writes to those invited has done so already, or finds no address.
    for (const roundId of new Set(invitations.map((one) => one.roundId))) {
      await lockMailsOfRound(writer, organizationId, roundId);
    }
    await unlinkResponses(writer, organizationId, invitationIds);
    await blankInvitations(writer, organizationId, invitationIds);
    await blankMailsTo(writer, organizationId, email, environment.now());
    await deleteAccountInvitationsTo(writer, organizationId, email);
    for (const account of accounts) {
      for (const trial of account.trials) await deleteTrial(writer, trial);
      await eraseFromAuditLog(writer, organizationId, account.id);
      await removeAccount(writer, organizationId, account);
    }
    await record(writer, occasionBy(environment, organizationId, actor.id), {
      name: "person.erased",
      subject: environment.newTimelessId<string>(),
      details: {
        ...{ reason, reference, accounts: accounts.length, invitations: invitations.length },
        ...{ mails: mails.length, notesStruck: struck.length },
      },
    });
    return "erased";
  });
  if (outcome === "erased") await environment.database.scrub();
  return outcome;
}

/** Nobody erases themselves by any of their accounts, nor whoever alone administers the organization. */
async function faultOfLosing(
  writer: Writer,
  { organizationId, actor }: Scope,
  accounts: Awaited<ReturnType<typeof recordsByEmail>>["accounts"],
): Promise<"yourself" | "last-administrator" | null> {
  if (accounts.some(({ id }) => id === actor.id)) return "yourself";
  const administers = accounts.some(({ roles }) => roles.some(({ role }) => role === "administrator"));
  if (!administers) return null;
  const users = accounts.map(({ id }) => id);
  return (await administratorsBeside(writer, organizationId, users)) === 0 ? "last-administrator" : null;
}
