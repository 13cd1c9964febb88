import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { toJson } from "#db/json.ts";
import { invitedDepartments } from "#db/queries/invitations.ts";
import { updateRound } from "#db/queries/rounds.ts";
import { deleteTrial, trialsOf } from "#db/queries/trials.ts";
import { lastClosing, stageOf } from "./lifecycle.ts";
import { isPromised } from "./promise.server.ts";
import { requireRoundToChange } from "./round-frame.server.ts";
import { roundMaterial } from "./round-material.server.ts";
import {
  areEditable,
  changesBetween,
  editableParts,
  type FieldFaults,
  type RoundSettings,
  settingsFaults,
  settingsOf,
  withFittingTargets,
} from "./round-settings.ts";

export type RoundChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: "faults"; readonly faults: FieldFaults }
  /** Somebody else has changed the round since; nothing was written. */
  | {
      readonly ok: false;
      readonly kind: "conflict";
      readonly current: RoundSettings;
      readonly revision: number;
    };

/**
 * Changes what was decided of a round, as far as it can still be.
 *
 * @param revision the one that was on the page when the change was begun
 * @throws Problem `not-found`
 */
export async function changeRound(
  environment: Environment,
  scope: Scope,
  slug: string,
  revision: number,
  wanted: RoundSettings,
): Promise<RoundChange> {
  const { organizationId } = scope;
  return environment.database.transact(async (writer) => {
    const round = await requireRoundToChange(writer, scope, slug);
    const before = settingsOf(round);
    if (round.revision !== revision)
      return { ok: false, kind: "conflict", current: before, revision: round.revision };
    const now = environment.now();
    const stage = stageOf(round.schedule, now);
    const parts = editableParts(stage, await isPromised(writer, organizationId, round.id));
    const material = await roundMaterial(writer, scope);
    const asked = withFittingTargets(wanted, material.versions);
    const changes = changesBetween(before, asked);
    if (Object.keys(changes).length === 0) return { ok: true };
    const faults: Record<string, string> = {
      ...settingsFaults(asked, material, parts),
      // The clock, or a link that has gone out meanwhile, may have fixed what could be changed when it was typed.
      ...(areEditable(changes, parts) ? {} : { form: "noLongerEditable" }),
    };
    if (stage === "scheduled" && lastClosing({ ...round.schedule, ...asked }) <= now)
      faults["closesAt"] = "closingTimePassed";
    const stays = new Set(asked.departments.map(({ departmentId }) => departmentId));
    const invited = await invitedDepartments(writer, organizationId, round.id);
    if (invited.some((departmentId) => !stays.has(departmentId)))
      faults["departments"] = "departmentHasInvited";
    if (Object.keys(faults).length > 0) return { ok: false, kind: "faults", faults };
    // A trial of what the round was is no trial of what it is.
    if (["departments", "questionnaireHash", "disclosure", "answering"].some((part) => part in changes)) {
      for (const trial of await trialsOf(writer, organizationId, round.id)) await deleteTrial(writer, trial);
    }
    const { departments, disclosure, targets, ...columns } = asked;
    await updateRound(
      writer,
      organizationId,
      round,
      {
        ...columns,
        disclosure: disclosure.kind,
        threshold: disclosure.kind === "confidential" ? disclosure.threshold : null,
        targets: toJson(targets),
      },
      departments,
    );
    await record(writer, occasionBy(environment, organizationId, scope.actor.id, now), {
      name: "round.changed",
      subject: round.id,
      details: { changes },
    });
    return { ok: true };
  });
}
