import type { Scope } from "#app/domain/access/authorize.ts";
import type { Environment } from "#app/domain/environment.ts";
import { countIn } from "#app/domain/results/department-counts.ts";
import { type ResponseRates, responseRates } from "#app/domain/results/overview-round.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { stageOf } from "./lifecycle.ts";
import type { Round } from "./round.ts";
import { isCountedByTheHour, type RoundCounts, roundCounts } from "./round-counts.server.ts";
import { requireRound } from "./round-frame.server.ts";

/** How a round is going, as its own page shows it while it goes. */
export type LiveRates = Pick<RoundCounts, "countedAt" | "begun" | "refused" | "times"> & {
  readonly answering: Round["answering"];
  readonly rates: ResponseRates;
  /** `live`: they change while one looks. `hourly`: once an hour. `final`: nobody can answer any more. */
  readonly pace: "live" | "hourly" | "final";
};

/**
 * How a round is going; null where nobody can have answered yet.
 *
 * @throws Problem `not-found`
 */
export async function liveRates(
  environment: Environment,
  scope: Scope,
  slug: string,
): Promise<LiveRates | null> {
  const db = environment.database.read;
  const round = await requireRound(db, scope, slug);
  const now = environment.now();
  const stage = stageOf(round.schedule, now);
  if (stage === "draft" || stage === "scheduled") return null;
  const [departments, counts] = await Promise.all([
    departmentsOf(db, scope.organizationId),
    roundCounts(environment, scope.organizationId, round),
  ]);
  const { countedAt, begun, refused, times } = counts;
  return {
    countedAt,
    begun,
    refused,
    times,
    answering: round.answering,
    rates: responseRates(round, departments, {
      invitations: (id) => countIn(counts.invitations, round.id, id),
      responses: (id) => countIn(counts.responses, round.id, id),
    }),
    pace: stage !== "open" ? "final" : isCountedByTheHour(round, now) ? "hourly" : "live",
  };
}
