import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { InvitationId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { Writer } from "#db/client.ts";
import { toJson } from "#db/json.ts";
import { successionsOf } from "#db/queries/departments.ts";
import { insertInvitations, peopleOf } from "#db/queries/invitations.ts";
import { insertRound, lockRoundsOf, roundsOf } from "#db/queries/rounds.ts";
import { carriedOver, type InvitedPerson } from "./copied-round.ts";
import { requireRound } from "./round-frame.server.ts";
import { roundMaterial } from "./round-material.server.ts";
import {
  editableParts,
  type FieldFaults,
  type RoundSettings,
  settingsFaults,
  withFittingTargets,
} from "./round-settings.ts";
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
  asked: RoundSettings,
  copying: Copying | null,
): Promise<RoundCreation> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    await lockRoundsOf(writer, organizationId);
    const source = copying && (await requireRound(writer, scope, copying.from));
    const material = await roundMaterial(writer, scope);
    const settings = withFittingTargets(asked, material.versions);
    const faults = settingsFaults(settings, material, editableParts("draft", false));
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
    const people =
      // Of a round whose answers were destroyed nobody is known any more.
      source && copying.people && source.destruction === null
        ? await peopleToCopy(writer, organizationId, source.id, settings)
        : [];
    await insertInvitations(
      writer,
      people.map((person) => ({
        ...person,
        organizationId,
        id: environment.newId<InvitationId>(),
        roundId,
        begun: 0,
        submitted: 0,
        revokedAt: null,
        createdAt: environment.now(),
      })),
    );
    await record(writer, occasionBy(environment, organizationId, scope.actor.id), {
      name: "round.created",
      subject: roundId,
      details: { slug, copyOf: source?.id ?? null, invited: people.length },
    });
    return { ok: true, slug };
  });
}

async function peopleToCopy(
  writer: Writer,
  organizationId: OrganizationId,
  source: RoundId,
  { departments }: RoundSettings,
): Promise<readonly InvitedPerson[]> {
  const invited = await peopleOf(writer, organizationId, source);
  const into = departments.map(({ departmentId }) => departmentId);
  return carriedOver(invited, into, await successionsOf(writer, organizationId)).people;
}
