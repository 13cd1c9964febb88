import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { DepartmentId, OrganizationId } from "#app/domain/id.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { isSealed, sealsAt } from "#app/domain/round/lifecycle.ts";
import type { GroupSums } from "#app/domain/scoring/group-sums.ts";
import { emptyTally, unlikeFigures } from "#app/domain/scoring/tally.ts";
import type { Writer } from "#db/client.ts";
import { isDestroyed } from "#db/queries/destructions.ts";
import { insertSeal, insertSums } from "#db/queries/round-sums.ts";
import { replaceTallies, talliesOfRound } from "#db/queries/tallies.ts";
import { basisOf } from "./sealed-sums.server.ts";
import type { MeasuredRound } from "./shown-rounds.ts";
import { sumResponses } from "./sum-responses.server.ts";

type Counted = { readonly departmentId: DepartmentId; readonly sums: GroupSums };
type Correction = { readonly departmentId: DepartmentId; readonly figures: number };

/**
 * Seals a round whose answers can change no more: sums its responses once more from the answers themselves, keeps the
 * sums for the results, and puts tallies right that differ from them, which is logged. Two who do it at once do it
 * once: the round's one seal decides. One whose answers were destroyed stays as it is.
 *
 * @throws Error where the round can still be answered
 */
export async function sealRound(
  environment: Environment,
  organizationId: OrganizationId,
  round: MeasuredRound,
): Promise<void> {
  const { database } = environment;
  if (!isSealed(round.schedule, environment.now())) throw new Error("The round can still be answered.");
  const { questionnaire } = await loadQuestionnaire(database.read, round.questionnaireHash);
  const counted: Counted[] = [];
  for (const { departmentId } of round.departments) {
    const place = { organizationId, roundId: round.id, departmentId };
    const [sums] = await sumResponses(database.read, place, round.questionnaireHash, [questionnaire]);
    if (sums !== undefined) counted.push({ departmentId, sums });
  }
  const corrections = await database.transact(async (writer) => {
    const place = { organizationId, roundId: round.id };
    if (await isDestroyed(writer, place)) return [];
    const seal = { ...place, endedAt: sealsAt(round.schedule), sealedAt: environment.now() };
    if ((await insertSeal(writer, seal)) === "sealed-before") return [];
    const basis = basisOf(questionnaire);
    await insertSums(
      writer,
      place,
      counted.map((one) => ({ ...one, basis })),
    );
    const corrected = await correctTallies(writer, environment, organizationId, round, counted);
    await record(writer, occasionBy(environment, organizationId, "system"), {
      name: "round.sealed",
      subject: round.id,
      details: {
        responses: counted.reduce((sum, { sums }) => sum + sums.tally.responses, 0),
        corrected: corrected.length,
      },
    });
    return corrected;
  });
  for (const { departmentId, figures } of corrections) {
    environment.warn("tally corrected", { round: round.id, department: departmentId, figures });
  }
}

async function correctTallies(
  writer: Writer,
  environment: Environment,
  organizationId: OrganizationId,
  round: MeasuredRound,
  counted: readonly Counted[],
): Promise<readonly Correction[]> {
  const kept = await talliesOfRound(writer, organizationId, round.id);
  const corrections: Correction[] = [];
  for (const { departmentId, sums } of counted) {
    const unlike = unlikeFigures(kept.get(departmentId) ?? emptyTally, sums.tally);
    if (unlike.length === 0) continue;
    corrections.push({ departmentId, figures: unlike.length });
    await replaceTallies(writer, { organizationId, roundId: round.id, departmentId }, sums.tally);
    await record(writer, occasionBy(environment, organizationId, "system"), {
      name: "tally.corrected",
      subject: round.id,
      details: { department: departmentId, figures: unlike.length },
    });
  }
  return corrections;
}
