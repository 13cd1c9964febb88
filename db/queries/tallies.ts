import type { DepartmentId, OrganizationId, RoundId } from "#app/domain/id.ts";
import type { FigureKey } from "#app/domain/scoring/figure-key.ts";
import { emptyTally, type FigureTally, type Tally } from "#app/domain/scoring/tally.ts";
import type { Reader, Writer } from "../client.ts";
import type { Basis, Tallies, TallyCounts } from "../schema.ts";

/** Which group a tally is of. */
export type TallyPlace = {
  readonly organizationId: OrganizationId;
  readonly roundId: RoundId;
  readonly departmentId: DepartmentId;
};

/** The tallies of every department from which there are responses in a round. */
export async function talliesOfRound(
  db: Reader,
  organizationId: OrganizationId,
  roundId: RoundId,
  basis: Basis = "all",
): Promise<ReadonlyMap<DepartmentId, Tally>> {
  const [figures, counts] = await Promise.all([
    db
      .selectFrom("tallies")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("basis", "=", basis)
      .selectAll()
      .execute(),
    db
      .selectFrom("tallyCounts")
      .where("organizationId", "=", organizationId)
      .where("roundId", "=", roundId)
      .where("basis", "=", basis)
      .where("count", ">", 0)
      .selectAll()
      .execute(),
  ]);
  return assemble(figures, counts);
}

function assemble(
  rows: readonly Tallies[],
  counts: readonly TallyCounts[],
): ReadonlyMap<DepartmentId, Tally> {
  const countsOf = new Map<string, Map<string, number>>();
  for (const { departmentId, figure, value, count } of counts) {
    const key = `${departmentId} ${figure}`;
    const values = countsOf.get(key) ?? new Map<string, number>();
    countsOf.set(key, values.set(value, count));
  }
  const figuresOf = new Map<DepartmentId, { responses: number; figures: Map<FigureKey, FigureTally> }>();
  for (const { departmentId, figure, responses, n, sum, sumOfSquares, applicable, coverageSum } of rows) {
    const department = figuresOf.get(departmentId) ?? { responses, figures: new Map() };
    department.figures.set(figure, {
      n,
      sum,
      sumOfSquares,
      applicable,
      coverageSum,
      counts: countsOf.get(`${departmentId} ${figure}`) ?? new Map(),
    });
    figuresOf.set(departmentId, department);
  }
  return new Map([...figuresOf].filter(([, department]) => department.responses > emptyTally.responses));
}

/** Puts a department's tally in the place of the one that is kept. */
export async function replaceTallies(
  db: Writer,
  place: TallyPlace,
  tally: Tally,
  basis: Basis = "all",
): Promise<void> {
  for (const table of ["tallyCounts", "tallies"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", place.organizationId)
      .where("roundId", "=", place.roundId)
      .where("departmentId", "=", place.departmentId)
      .where("basis", "=", basis)
      .execute();
  }
  await addToTallies(db, place, tally, 1, basis);
}

/**
 * Adds a response's contribution to its group's tally (`sign` 1), or takes it out again (−1). One statement a table,
 * adding in the database itself, in the order of the keys: two responses submitted at once neither lose one another's
 * contribution nor wait for each other in a circle.
 */
export async function addToTallies(
  db: Writer,
  place: TallyPlace,
  contribution: Tally,
  sign: 1 | -1,
  basis: Basis = "all",
): Promise<void> {
  const figures = [...contribution.figures].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows: Tallies[] = figures.map(([figure, tally]) => ({
    ...place,
    basis,
    figure,
    responses: sign * contribution.responses,
    n: sign * tally.n,
    sum: sign * tally.sum,
    sumOfSquares: sign * tally.sumOfSquares,
    applicable: sign * tally.applicable,
    coverageSum: sign * tally.coverageSum,
  }));
  const counts: TallyCounts[] = figures.flatMap(([figure, tally]) =>
    [...tally.counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, count]) => ({ ...place, basis, figure, value, count: sign * count })),
  );
  const key = ["organizationId", "roundId", "departmentId", "basis", "figure"] as const;
  if (rows.length > 0) {
    await db
      .insertInto("tallies")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(key).doUpdateSet((eb) => ({
          responses: eb("tallies.responses", "+", eb.ref("excluded.responses")),
          n: eb("tallies.n", "+", eb.ref("excluded.n")),
          sum: eb("tallies.sum", "+", eb.ref("excluded.sum")),
          sumOfSquares: eb("tallies.sumOfSquares", "+", eb.ref("excluded.sumOfSquares")),
          applicable: eb("tallies.applicable", "+", eb.ref("excluded.applicable")),
          coverageSum: eb("tallies.coverageSum", "+", eb.ref("excluded.coverageSum")),
        })),
      )
      .execute();
  }
  if (counts.length > 0) {
    await db
      .insertInto("tallyCounts")
      .values(counts)
      .onConflict((conflict) =>
        conflict
          .columns([...key, "value"])
          .doUpdateSet((eb) => ({ count: eb("tallyCounts.count", "+", eb.ref("excluded.count")) })),
      )
      .execute();
  }
}
