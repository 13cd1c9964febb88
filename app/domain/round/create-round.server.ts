import type { Scope } from "#app/domain/access/authorize.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { InvitationId, RoundId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { successionsOf } from "#db/queries/departments.ts";
import { insertInvitations, peopleOf } from "#db/queries/invitations.ts";
import { insertRound, lockRoundsOf, roundsOf } from "#db/queries/rounds.ts";
import { carriedOver } from "./copied-round.ts";
import { requireRound } from "./round-frame.server.ts";
import { roundMaterial } from "./round-material.server.ts";
import { editableParts, type FieldFaults, type RoundSettings, settingsFaults } from "./round-settings.ts";
import { roundSlug } from "./round-slug.ts";

/** The round that is copied, by its place in addresses, and whether those who were invited come along. */
export type Copying = { readonly from: string; readonly people: boolean };

export type RoundCreation =
  | { readonly ok: true; readonly slug: string }
  | { readonly ok: false; readonly faults: FieldFaults };

/**
 * Makes a round, as a draft.
 *
 * @throws Problem `not-found` where the round to copy is not the organization's
 */
export async function createRound(
  environment: Environment,
  scope: Scope,
  settings: RoundSettings,
  copying: Copying | null,
): Promise<RoundCreation> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    await lockRoundsOf(writer, organizationId);
    const faults = settingsFaults(
      settings,
      await roundMaterial(writer, scope),
      editableParts("draft", false),
    );
    if (Object.keys(faults).length > 0) return { ok: false, faults };
    const taken = new Set((await roundsOf(writer, organizationId)).map(({ slug }) => slug));
    const slug = roundSlug(settings.title, settings.year, taken);
    const roundId = environment.newId<RoundId>();
    const { departments, disclosure, targets, ...columns } = settings;
    await insertRound(
      writer,
      {
        ...columns,
        organizationId,
        id: roundId,
        slug,
        disclosure: disclosure.kind,
        threshold: disclosure.kind === "confidential" ? disclosure.threshold : null,
        targets: toJson(targets),
        releasedAt: null,
        factCheckAt: null,
        publishedAt: null,
        createdAt: environment.now(),
        revision: 1,
      },
      departments.map((department) => ({ organizationId, roundId, ...department })),
    );
    const copied = copying && (await copyPeople(writer, environment, scope, { roundId, settings, copying }));
    await record(
      writer,
      { organizationId, id: environment.newId(), at: environment.now(), actor: scope.actor.id },
      {
        name: "round.created",
        subject: roundId,
        details: { slug, copyOf: copied?.id ?? null, invited: copied?.invited ?? 0 },
      },
    );
    return { ok: true, slug };
  });
}

async function copyPeople(
  writer: Writer,
  environment: Environment,
  scope: Scope,
  copy: { readonly roundId: RoundId; readonly settings: RoundSettings; readonly copying: Copying },
): Promise<{ readonly id: RoundId; readonly invited: number }> {
  const { organizationId } = scope;
  const { id } = await requireRound(writer, scope, copy.copying.from);
  if (!copy.copying.people) return { id, invited: 0 };
  const { people } = carriedOver(
    await peopleOf(writer, organizationId, id),
    copy.settings.departments.map(({ departmentId }) => departmentId),
    await successionsOf(writer, organizationId),
  );
  await insertInvitations(
    writer,
    people.map((person) => ({
      ...person,
      organizationId,
      id: environment.newId<InvitationId>(),
      roundId: copy.roundId,
      begun: 0,
      submitted: 0,
      revokedAt: null,
      createdAt: environment.now(),
    })),
  );
  return { id, invited: people.length };
}
