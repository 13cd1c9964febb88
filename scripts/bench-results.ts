import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Random, seededRandom } from "#app/domain/demonstration/random.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { Instant, InvitationId, ResponseId } from "#app/domain/id.ts";
import { type DepartmentKind, isScored, type Questionnaire } from "#app/domain/questionnaire/definition.ts";
import { loadQuestionnaire } from "#app/domain/questionnaire/questionnaire.server.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import type { KeptAnswers } from "#app/domain/response/merge.ts";
import { ownResult } from "#app/domain/results/own-result.server.ts";
import { profileView } from "#app/domain/results/profile-view.ts";
import { questionList } from "#app/domain/results/question-list.ts";
import { questionPage } from "#app/domain/results/question-page.server.ts";
import { resultsPage } from "#app/domain/results/results.server.ts";
import { resultsOverview } from "#app/domain/results/results-overview.ts";
import type { Arrangement } from "#app/domain/results/results-page.ts";
import { sealEndedRounds } from "#app/domain/results/seal-ended-rounds.server.ts";
import { organizationsSideBySide } from "#app/domain/results/side-by-side.server.ts";
import { summaryView } from "#app/domain/results/summary-view.ts";
import { yearsView } from "#app/domain/results/years-view.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aScope,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import { openDatabase } from "#db/client.ts";
import { type CountedReads, countingReads } from "#db/counted-reads.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { setSharesResults } from "#db/queries/organizations.ts";
import { insertResponse } from "#db/queries/responses.ts";
import type { Rounds } from "#db/schema.ts";
import { median, print, seconds } from "./bench-figure.ts";

/** How many answers there are in all, in three rounds. */
const sizes = [52_000, 520_000, 5_200_000];
const questionsAnswered = 44;
const years = [2024, 2025, 2026];
const departments: Readonly<Record<string, DepartmentKind>> = {
  social: "social",
  education: "education",
  technical: "technical",
  culture: "other",
  environment: "other",
  board: "executive",
  rescue: "other",
  company: "company",
};

/** Different sets of answers; every response is one of them. */
const poolSize = 400;
/** Responses in a transaction. */
const batch = 2_000;
const warmUps = 20;
const runs = 120;

type PageName = (typeof pageNames)[number];
const pageNames = [
  "results",
  "years",
  "questions",
  "question",
  "profile",
  "organizations",
  "summary",
  "own result",
] as const;
type Cost = CountedReads & { readonly milliseconds: number; readonly afterRestart: number };

/**
 * The results pages' use cases over the same departments and years with more and more answers: how long each takes and
 * how much it reads, in a process that has shown the round before and in one that has just started.
 */
export async function benchResults(folder: string): Promise<void> {
  const costs: ReadonlyMap<PageName, Cost>[] = [];
  for (const answers of sizes) costs.push(await costsWith(answers, folder));
  const [least, most] = [costs[0], costs.at(-1)];
  for (const page of pageNames) {
    const [small, large] = [least?.get(page), most?.get(page)];
    if (small === undefined || large === undefined) throw new Error("A page was not measured.");
    const ratio = { unit: "ratio", against: `${inWords(sizes[0])} answers, in this run`, atMost: 1.5 };
    const name = `${page} page, ${inWords(sizes.at(-1))} answers`;
    print({ name: `${name}, time, relative`, value: large.milliseconds / small.milliseconds, ...ratio });
    print({
      name: `${name}, time after a restart, relative`,
      value: large.afterRestart / small.afterRestart,
      ...ratio,
    });
    print({ name: `${name}, rows read, relative`, value: large.rows / small.rows, ...ratio });
  }
}

function inWords(answers = 0): string {
  return answers.toLocaleString("en");
}

async function costsWith(answers: number, place: string): Promise<ReadonlyMap<PageName, Cost>> {
  const folder = mkdtempSync(join(place, "results-"));
  const url = `file:${join(folder, "mognad.db")}`;
  const database = openDatabase(url);
  try {
    await migrateToLatest(database.kysely);
    const environment = anEnvironment(database);
    environment.moveClockTo("2027-01-15T09:00:00.000Z");
    let made: Awaited<ReturnType<typeof make>> | null = null;
    const making = await seconds(async () => {
      made = await make(environment, Math.round(answers / questionsAnswered / years.length));
    });
    const sealing = await seconds(() => sealEndedRounds(environment));
    print({ name: `${inWords(answers)} answers, made in`, value: making, unit: "s" });
    print({ name: `${inWords(answers)} answers, sealed in`, value: sealing, unit: "s" });
    if (made === null) throw new Error("Nothing was made.");
    return await measure(environment, made, answers);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

type Made = Awaited<ReturnType<typeof make>>;

/** Three published rounds with as many responses each, and another organization that shares its results. */
async function make(environment: Environment, responses: number) {
  const municipality = await aMunicipality(environment, { departments });
  const { questionnaire } = await loadQuestionnaire(
    environment.database.read,
    municipality.questionnaireHash,
  );
  if (questionnaire.questions.filter(isScored).length !== questionsAnswered) {
    throw new Error(`The standard questionnaire has other than ${questionsAnswered} scored questions.`);
  }
  const pool = poolOf(questionnaire, seededRandom("results"));
  const rounds = [];
  for (const year of years) rounds.push(await roundOf(environment, municipality, year, responses, pool));
  const other = await aMunicipality(environment, { slug: "annankoping", departments });
  await roundOf(environment, other, years.at(-1) ?? 0, 100, pool);
  for (const { organizationId } of [municipality, other]) {
    await environment.database.transact((writer) => setSharesResults(writer, organizationId, true));
  }
  const [last] = rounds.slice(-1);
  const question = questionnaire.questions.find(isScored)?.name ?? "";
  return { municipality, round: last, question };
}

/** A published round, whose odd years are confidential; with an invitation behind every response. */
async function roundOf(
  environment: Environment,
  municipality: TestMunicipality,
  year: number,
  responses: number,
  pool: readonly KeptAnswers["answers"][],
): Promise<Rounds> {
  const isConfidential = year % 2 === 1;
  const round = await aRound(environment, municipality, {
    year,
    opensAt: `${year}-10-01T07:00:00.000Z` as Instant,
    closesAt: `${year}-11-20T16:00:00.000Z` as Instant,
    releasedAt: `${year}-09-15T07:00:00.000Z` as Instant,
    publishedAt: `${year}-12-20T09:00:00.000Z` as Instant,
    ...(isConfidential && { disclosure: "confidential", threshold: 5 }),
  });
  const ids = Object.values(municipality.departments).map(({ id }) => id);
  const { organizationId, id: roundId } = round;
  const random = seededRandom(`responses of ${year}`);
  for (let begun = 0; begun < responses; begun += batch) {
    await environment.database.transact(async (writer) => {
      for (let number = begun; number < Math.min(begun + batch, responses); number += 1) {
        const departmentId = ids[number % ids.length];
        const answers = pool[Math.floor(random() * pool.length)];
        if (departmentId === undefined || answers === undefined) throw new Error("Nothing to choose from.");
        const invitationId = environment.newId<InvitationId>();
        const place = { organizationId, roundId, departmentId };
        await writer
          .insertInto("invitations")
          .values({
            ...place,
            id: invitationId,
            role: "management",
            title: "Enhetschef",
            email: null,
            begun: 1,
            submitted: 1,
            revokedAt: null,
            createdAt: round.createdAt,
            trialBy: null,
          })
          .execute();
        await insertResponse(writer, {
          ...place,
          id: environment.newTimelessId<ResponseId>(),
          invitationId: isConfidential ? null : invitationId,
          role: "management",
          status: "submitted",
          answers,
          revision: 1,
          startedAt: null,
          submittedAt: null,
          receiptHash: null,
        });
      }
    });
  }
  return round;
}

/** Sets of answers to every scored question. */
function poolOf({ questions }: Questionnaire, random: Random): readonly KeptAnswers["answers"][] {
  const asked = questions.filter(isScored);
  return Array.from({ length: poolSize }, () =>
    Object.fromEntries(
      asked.flatMap(({ name, answer }) => {
        if (answer.kind !== "one-of") return [];
        const value = answer.values[Math.floor(random() * answer.values.length)] ?? null;
        return [[name, { value, revision: 1 }]];
      }),
    ),
  );
}

async function measure(
  environment: Environment,
  { municipality, round, question }: Made,
  answers: number,
): Promise<ReadonlyMap<PageName, Cost>> {
  const scope = aScope(municipality, "coordinator");
  const department = Object.values(municipality.departments)[0];
  if (round === undefined || department === undefined) throw new Error("There is no round to answer.");
  const { token } = await anInvitation(environment, round, department.id);
  const key = await beginAnswering(environment, token);
  const page =
    <View>(arrangement: Arrangement<View>) =>
    async (asked: Environment) => {
      const { kind } = await resultsPage(asked, scope, {}, arrangement);
      if (kind !== "figures") throw new Error(`A page shows no figures: ${kind}.`);
    };
  const pages: Readonly<Record<PageName, (asked: Environment) => Promise<unknown>>> = {
    results: page(resultsOverview),
    years: page(yearsView("departments")),
    questions: page(questionList(undefined, undefined)),
    question: (asked) => page(questionPage(asked, scope, question, {}))(asked),
    profile: page(profileView(undefined)),
    organizations: (asked) => page(organizationsSideBySide(asked, scope))(asked),
    summary: page(summaryView),
    "own result": async (asked) => {
      const { result } = await ownResult(asked, key);
      if (result.kind !== "figures") throw new Error(`The own result shows no figures: ${result.kind}.`);
    },
  };
  const costs = new Map<PageName, Cost>();
  for (const name of pageNames) {
    const show = pages[name];
    const milliseconds = await medianOf(runs, () => show(environment));
    // What is kept of sealed rounds belongs to the database that was opened: another one begins without.
    const afterRestart = await medianOf(runs, () => show(asAfterRestart(environment)));
    const { database, counted } = countingReads(environment.database);
    await show({ ...environment, database });
    const cost = { ...counted, milliseconds, afterRestart };
    costs.set(name, cost);
    const of = `${name} page, ${inWords(answers)} answers`;
    print({ name: `${of}, time`, value: cost.milliseconds, unit: "ms" });
    print({ name: `${of}, time after a restart`, value: cost.afterRestart, unit: "ms" });
    print({ name: `${of}, rows read after a restart`, value: cost.rows, unit: "rows" });
    print({ name: `${of}, statements after a restart`, value: cost.statements, unit: "statements" });
  }
  return costs;
}

function asAfterRestart(environment: Environment): Environment {
  return { ...environment, database: { ...environment.database } };
}

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < warmUps; run += 1) await work();
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}
