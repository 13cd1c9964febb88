import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { peopleOf } from "#db/queries/invitations.ts";
import { deleteRound, hasResponses } from "#db/queries/rounds.ts";
import { deleteTrial, trialsOf } from "#db/queries/trials.ts";
import { requireRoundToChange } from "./round-frame.server.ts";

export type DraftDeletion =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: "not-a-draft" | "has-answers" };

/**
 * Removes a draft that nobody has answered, with who was invited to it; what the audit log tells of it stays.
 *
 * @throws Problem `not-found`
 */
export async function deleteDraft(
  environment: Environment,
  scope: Scope,
  slug: string,
): Promise<DraftDeletion> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const round = await requireRoundToChange(writer, scope, slug);
    if (round.schedule.releasedAt !== null) return { ok: false, refusal: "not-a-draft" };
    for (const trial of await trialsOf(writer, organizationId, round.id)) await deleteTrial(writer, trial);
    if (await hasResponses(writer, organizationId, round.id)) return { ok: false, refusal: "has-answers" };
    const people = await peopleOf(writer, organizationId, round.id);
    await deleteRound(writer, organizationId, round.id);
    await record(writer, occasionBy(environment, organizationId, scope.actor.id), {
      name: "round.deleted",
      subject: round.id,
      details: { slug, invited: people.length },
    });
    return { ok: true };
  });
}
