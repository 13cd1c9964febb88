import { describe, expect, it } from "vitest";
import type { OrganizationId } from "#app/domain/id.ts";
import {
  type Answers,
  DOES_NOT_APPLY,
  DONT_KNOW,
  isScored,
  type Question,
  type Questionnaire,
} from "#app/domain/questionnaire/definition.ts";
import { answersOf } from "#app/domain/response/merge.ts";
import { compareRounds } from "#app/domain/results/comparison.ts";
import { groupKey } from "#app/domain/results/result-groups.ts";
import { resultsSource, summedRound } from "#app/domain/results/results-source.server.ts";
import { keptSums } from "#app/domain/results/sealed-sums.server.ts";
import { wholePage } from "#app/domain/results/whole-page-testing.server.ts";
import { csv } from "#app/domain/scoring/command/csv-text.ts";
import { printed } from "#app/domain/scoring/command/testing.ts";
import type { Figures } from "#app/domain/scoring/figure.ts";
import { dimensionFigure, overallKey } from "#app/domain/scoring/figure-key.ts";
import {
  anEnvironment,
  aScope,
  standardQuestionnaireFile,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { onEachDatabase } from "#db/testing.ts";
import { makeDemonstration } from "./demonstration.server.ts";

/*
 * Two published rounds in office, written out as a file of answers and scored by the command: what it prints is what the
 * results page shows, figure by figure.
 */

const years = [2024, 2025];
const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 7));
const closeTo = (values: readonly number[] | null) => values?.map(close) ?? null;

onEachDatabase((openTestDatabase) => {
  describe("the demonstration's rounds, recomputed from their answers by the command", () => {
    it("give every figure of the departments and of the whole, and every change", async () => {
      const environment = anEnvironment(await openTestDatabase());
      await makeDemonstration(environment);
      const organizationId = await exempelkoping(environment);
      const source = await resultsSource(environment, organizationId);
      const [earlier, later] = await Promise.all(
        years.map(async (year) => {
          const round = source.rounds.find((candidate) => candidate.year === year);
          if (round === undefined) throw new Error(`There is no round of ${year}.`);
          return summedRound(environment, source, { round, isSealed: true });
        }),
      );
      if (earlier === undefined || later === undefined) throw new Error("There are two rounds.");
      const shown = await compareRounds(
        earlier,
        later,
        source.successions,
        [],
        keptSums(environment, organizationId, [earlier.round, later.round]),
      );
      const output = await printed(
        standardQuestionnaireFile() as object, // a questionnaire is an object
        await answersFile(environment, organizationId, [earlier, later]),
      );

      for (const results of [shown.earlier, shown.later]) {
        const { round, figures } = results;
        const ofRound = (group: { round: string }) => group.round === String(round.year);
        for (const own of figures.departments) {
          const group = output.groups
            .filter(ofRound)
            .find(({ department }: { department: string }) => department === own.department);
          expect(group).toMatchObject(plain(own));
        }
        expect(output.organization.find(ofRound)).toMatchObject(plain(figures.organization));
      }
      const { parts, organization } = shown.comparison;
      for (const { department, dimension, difference, ci, detectable, verdict, basis } of output.changes) {
        const compared = parts.find((part) => part.later[0] === department) ?? organization;
        const figure = dimension === "overall" ? overallKey : dimensionFigure(dimension);
        expect(compared.changes.get(figure)).toMatchObject({
          ...{ difference: close(difference), interval: closeTo(ci), detectable: close(detectable) },
          ...{ verdict, basis },
        });
      }
      expect(output.changes).toHaveLength((parts.length + 1) * (later.questionnaire.dimensions.length + 1));

      const page = await wholePage(
        environment,
        aScope(
          {
            organizationId,
            slug: "exempelkoping",
            questionnaireHash: later.round.questionnaireHash,
            departments: {},
          },
          "reader",
        ),
        { series: "departments" },
      );
      if (page.kind !== "figures") throw new Error("The page shows figures.");
      const year = (group: { round: string }) => group.round === "2025";
      const printedOf = (key: string) =>
        key === "all"
          ? output.organization.find(year)
          : output.groups.filter(year).find(({ department }: { department: string }) => department === key);
      const inLevels = (ci: readonly number[] | null) =>
        ci === null || ci[0] === ci[1] ? null : closeTo(ci.map((points) => points / 20));

      expect(page.levels.rows).toHaveLength(5);
      for (const [index, row] of page.levels.rows.entries()) {
        const group = printedOf(groupKey(row.subject));
        const { overall, n, invited } = group;
        expect(row).toMatchObject({ level: close(overall.level), n, invited });
        expect(row.interval).toEqual(inLevels(overall.ci));
        const levels = Object.values<{ level: number | null }>(group.dimensions).map(({ level }) => level);
        expect(
          page.heatmap.rows[index]?.cells.map((cell) => (cell.kind === "level" ? cell.level : null)),
        ).toEqual(levels.map(close));
      }
      for (const profile of page.profiles) {
        const { dimensions, overall } = printedOf(profile.group.key);
        expect(profile.overall.level).toEqual(close(overall.level));
        for (const { key, level, interval, gap } of profile.dimensions) {
          const figure = dimensions[key];
          expect({ level, gap, interval }).toEqual({
            level: close(figure.level),
            gap: close(figure.gap),
            interval: inLevels(figure.ci),
          });
        }
      }
      const lastOfLines = page.years.rows.map((row) => row.levels.at(-1));
      const all = page.levels.rows.map(({ level }) => level);
      expect(lastOfLines).toEqual([...all.slice(-1), ...all.slice(0, -1)]);

      let looked = 0;
      for (const view of page.questions) {
        if (view === null) throw new Error("Every question that is asked has a page.");
        for (const row of view.rows) {
          const figure = printedOf(row.key).questions[view.name];
          const { n, notApplicable, dontKnow, unanswered, level } = row;
          const shown = { n, notApplicable, dontKnow, unanswered };
          expect(figure).toMatchObject(shown);
          expect(level).toEqual(close(figure.score === null ? null : figure.score / 20));
          const { distribution } = figure;
          if (view.scheme.kind !== "one-of") continue;
          expect(row.counts?.[0]).toEqual(view.scheme.options.map(({ key }) => distribution[key]));
          looked += 1;
        }
        const mean = view.derivation.steps.find((step) => step.kind === "mean");
        const { score } = printedOf(view.derivation.key).questions[view.name];
        expect(mean?.score ?? null).toEqual(close(score));
      }
      expect(looked).toBeGreaterThan(500);
    });
  });
});

async function exempelkoping({ database }: TestEnvironment): Promise<OrganizationId> {
  const { id } = await database.read
    .selectFrom("organizations")
    .where("slug", "=", "exempelkoping")
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}

type Exported = {
  readonly round: { readonly id: string; readonly year: number; readonly questionnaireHash: string };
  readonly questionnaire: Questionnaire;
  readonly departments: readonly { readonly department: string; readonly invited: number | null }[];
};

/** The file of answers of method § 8, written by nothing that the product reads it with. */
async function answersFile(
  { database }: TestEnvironment,
  organizationId: OrganizationId,
  rounds: readonly [Exported, Exported],
): Promise<string> {
  const { questionnaire } = rounds[0];
  const columns = questionnaire.questions.filter(isScored).flatMap(columnsOf);
  const rows = await database.read
    .selectFrom("responses")
    .innerJoin("departments", (join) =>
      join
        .onRef("departments.organizationId", "=", "responses.organizationId")
        .onRef("departments.id", "=", "responses.departmentId"),
    )
    .where("responses.organizationId", "=", organizationId)
    .where("responses.status", "=", "submitted")
    .select(["responses.id", "roundId", "departmentId", "role", "answers", "departments.kind"])
    .execute();
  return csv([
    [
      ...["round", "department", "respondent", "invited", "department.kind", "respondent.role"],
      ...columns.map(({ title }) => title),
    ],
    ...rows.flatMap(({ id, roundId, departmentId, role, answers, kind }) => {
      const exported = rounds.find(({ round }) => round.id === roundId);
      if (exported === undefined) return [];
      const invited = exported.departments.find(({ department }) => department === departmentId)?.invited;
      const given = answersOf({ answers: fromJson(answers) });
      return [
        [
          ...[String(exported.round.year), departmentId, id, String(invited ?? ""), kind, role],
          ...columns.map(({ cell }) => cell(given)),
        ],
      ];
    }),
  ]);
}

type Column = { readonly title: string; readonly cell: (answers: Answers) => string };

function columnsOf({ name, answer }: Question): readonly Column[] {
  if (answer.kind !== "rows") return [{ title: name, cell: (answers) => cellOf(answers[name]) }];
  return answer.rows.map((row) => ({
    title: `${name}.${row}`,
    cell: (answers) => {
      const value = answers[name];
      return cellOf(
        typeof value === "object" && !Array.isArray(value)
          ? Object.entries(value).find(([key]) => key === row)?.[1]
          : value,
      );
    },
  }));
}

function cellOf(value: Answers[string] | undefined): string {
  if (value === undefined) return "";
  const given = Array.isArray(value) ? value.join("|") : String(value);
  if (given === DONT_KNOW) return "#DK";
  return given === DOES_NOT_APPLY ? "#NA" : given;
}

/** A group's figures in the form of the command's. */
function plain({ n, invited, responseRate, suppressed, overall, dimensions, questions }: Figures) {
  const score = (figure: Omit<Figures["overall"], "gap">) => ({
    score: close(figure.score),
    level: close(figure.level),
    n: figure.n,
    sd: close(figure.sd),
    ci: closeTo(figure.ci),
  });
  return {
    ...{ n, invited, responseRate, suppressed, overall: score(overall) },
    dimensions: Object.fromEntries(
      [...dimensions].map(([key, { coverage, gap, agreement, ...figure }]) => [
        key,
        {
          ...score(figure),
          coverage: close(coverage),
          gap: close(gap),
          agreement: close(agreement?.value ?? null),
        },
      ]),
    ),
    questions: Object.fromEntries(
      [...questions].map(
        ([
          name,
          { notApplicable, dontKnow, unanswered, distribution, agreement, score: points, n: count },
        ]) => [
          name,
          {
            ...{ score: close(points), n: count, notApplicable, dontKnow, unanswered },
            distribution: distribution && Object.fromEntries(distribution),
            agreement: close(agreement?.value ?? null),
          },
        ],
      ),
    ),
  };
}
