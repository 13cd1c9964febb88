import { describe, expect, it } from "vitest";
import type { Day, DepartmentId, Instant } from "#app/domain/id.ts";
import type { Answers } from "#app/domain/questionnaire/definition.ts";
import { adoptQuestionnaireFile } from "#app/domain/questionnaire/questionnaire.server.ts";
import {
  aMaturity,
  aQuestion,
  aQuestionnaireFile,
  aRubric,
  choices,
  type Json,
} from "#app/domain/questionnaire/testing.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  aSuccession,
  someResponses,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { insertDestruction } from "#db/queries/destructions.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { beginAnswering } from "./invitation.server.ts";
import { loadLastTime } from "./last-time.server.ts";
import { saveAnswers } from "./save-answers.server.ts";

/** A version of the questionnaire with these questions, in the second dimension one that never changes. */
function aVersion(year: number, questions: readonly Json[], more: Json = {}): Json {
  const steady = aRubric("steady", { dimension: "delivery" });
  return aQuestionnaireFile({
    questions: [...questions, steady],
    maturity: aMaturity({ version: String(year), ...more }),
  });
}

const strategy = [aRubric("strategy")];

onEachDatabase((openTestDatabase) => {
  type Setting = {
    /** The questions of 2025 and of 2026; the same where only one is given. */
    readonly questions?: readonly Json[];
    readonly questionsNow?: readonly Json[];
    readonly roundThen?: Partial<Rounds>;
    readonly roundNow?: Partial<Rounds>;
  };

  /** Joint rounds of 2025, which has closed, and of 2026, which is open; nobody has answered yet. */
  async function twoYears({
    questions = strategy,
    questionsNow = questions,
    roundThen,
    roundNow,
  }: Setting = {}) {
    const environment = anEnvironment(await openTestDatabase());
    environment.moveClockTo("2025-09-01T07:00:00Z");
    const municipality = await aMunicipality(environment, { questionnaire: aVersion(2025, questions) });
    const earlier = await aRound(environment, municipality, { ...yearOf(2025), ...roundThen });
    environment.moveClockTo("2026-09-01T07:00:00Z");
    const hash = await adopt(environment, municipality, aVersion(2026, questionsNow));
    const round = await aRound(environment, municipality, {
      ...yearOf(2026),
      questionnaireHash: hash,
      ...roundNow,
    });
    environment.moveClockTo("2026-11-23T09:00:00Z");
    return { environment, municipality, earlier, round };
  }

  type Place = Awaited<ReturnType<typeof twoYears>>;

  function yearOf(year: number): Partial<Rounds> {
    return {
      year,
      answering: "joint",
      releasedAt: `${year}-10-15T07:00:00.000Z` as Instant,
      opensAt: `${year}-11-01T07:00:00.000Z` as Instant,
      closesAt: `${year}-12-11T16:00:00.000Z` as Instant,
    };
  }

  async function adopt(
    environment: TestEnvironment,
    { organizationId }: Pick<Place["municipality"], "organizationId">,
    file: Json,
  ) {
    const adoption = await environment.database.transact((writer) =>
      adoptQuestionnaireFile(writer, organizationId, file, environment.now()),
    );
    if (!adoption.ok) throw new Error("The questionnaire has faults.");
    return adoption.hash;
  }

  async function answered(
    { environment, municipality, earlier }: Place,
    answers: Answers,
    department: "social" | "education" = "social",
  ) {
    await someResponses(environment, earlier, municipality.departments[department], [answers]);
  }

  async function lastTimeFor(
    { environment, round }: Pick<Place, "environment" | "round">,
    departmentId: DepartmentId,
  ) {
    const { token } = await anInvitation(environment, round, departmentId);
    return loadLastTime(environment, await beginAnswering(environment, token));
  }

  function lastTime(place: Place) {
    return lastTimeFor(place, place.municipality.departments.social.id);
  }

  /** What the department of social services is told, by question. */
  async function levels(place: Place): Promise<Readonly<Record<string, unknown>>> {
    const found = await lastTime(place);
    const answers = found !== null && "answers" in found ? found.answers : [];
    return Object.fromEntries(answers.map(({ question, level }) => [question, level]));
  }

  describe("what a department answered last time", () => {
    it("is the level and the comment that it sent jointly, with the year", async () => {
      const place = await twoYears();
      await answered(place, { strategy: 2, "strategy#comment": "Nothing is decided.", steady: 4 });
      expect(await lastTime(place)).toMatchObject({
        year: 2025,
        answers: [
          { question: "strategy", older: "strategy", level: 2, comment: "Nothing is decided." },
          { question: "steady", older: "steady", level: 4, comment: "" },
        ],
      });
    });

    it("is found where the question replaces another, also over a version that no round used", async () => {
      const newest = [aRubric("policy", { replaces: "plan" }), aQuestion("boolean", "budget")];
      const place = await twoYears({
        questions: [aRubric("strategy"), aQuestion("boolean", "money")],
        questionsNow: newest,
      });
      await answered(place, { strategy: 2, "strategy#comment": "Then so called.", money: true });
      expect(await levels(place), "without the version between").toEqual({});

      place.environment.moveClockTo("2026-03-01T07:00:00Z");
      const between = [
        aRubric("plan", { replaces: "strategy" }),
        aQuestion("boolean", "budget", { replaces: "money" }),
      ];
      await adopt(place.environment, place.municipality, aVersion(2025.5, between));
      place.environment.moveClockTo("2026-11-23T09:00:00Z");
      expect(await lastTime(place)).toMatchObject({
        answers: [
          { question: "policy", older: "strategy", level: 2, comment: "Then so called." },
          { question: "budget", older: "money", level: true, comment: "" },
        ],
      });
    });

    it("is nothing on a question whose levels meant something else, or that its author will not compare", async () => {
      const place = await twoYears({
        questions: [aRubric("strategy"), aRubric("goals"), aRubric("owner")],
        questionsNow: [
          aRubric("strategy", { reverse: true }),
          aRubric("goals", { comparable: false }),
          aQuestion("boolean", "owner", { comparable: true }),
        ],
      });
      await answered(place, { strategy: 2, goals: 3, owner: 4, steady: 1 });
      expect(await levels(place)).toEqual({ steady: 1 });
    });

    it("is nothing where no level was chosen, or the question is answered bit by bit", async () => {
      const na = { choices: choices("all", "na"), scores: { all: 100, na: null } };
      const place = await twoYears({
        questions: [
          aRubric("strategy"),
          aRubric("goals"),
          aQuestion("dropdown", "owner", na),
          aQuestion("checkbox", "channels", { choices: choices("web", "phone") }),
          aQuestion("text", "projects", { inputType: "number", min: 0, thresholds: { 0: 0, 10: 100 } }),
        ],
      });
      await answered(place, {
        strategy: "dontknow",
        "strategy#comment": "Nobody knew.",
        goals: "refused",
        owner: "na",
        channels: ["web"],
        projects: 4,
        steady: 5,
      });
      expect(await levels(place)).toEqual({ steady: 5 });
    });

    it("is nothing on a question that was not asked after all", async () => {
      const asked = [aRubric("strategy"), aRubric("goals", { visibleIf: "{strategy} >= 2" })];
      const place = await twoYears({ questions: asked });
      await answered(place, { strategy: 1, goals: 4 });
      expect(await levels(place)).toEqual({ strategy: 1 });
    });

    it("is never another department's, nor another organization's", async () => {
      const place = await twoYears();
      await answered(place, { strategy: 5 }, "education");
      const { environment } = place;
      const other = await aMunicipality(environment, {
        slug: "annorlunda",
        questionnaire: aVersion(2025, strategy),
      });
      const theirs = await aRound(environment, other, yearOf(2025));
      await someResponses(environment, theirs, other.departments.social, [{ strategy: 4 }]);
      expect(await lastTime(place)).toBeNull();
    });

    it("is what the one department that it was then has sent, and nothing where it was several", async () => {
      for (const [before, expected] of [
        [["children"], 3],
        [["children", "schools"], null],
      ] as const) {
        const environment = anEnvironment(await openTestDatabase());
        const kinds = { children: "education", schools: "education", learning: "education" } as const;
        const municipality = await aMunicipality(environment, {
          departments: kinds,
          questionnaire: aVersion(2025, strategy),
        });
        const { learning, ...predecessors } = municipality.departments;
        const earlier = await aRound(environment, municipality, {
          ...yearOf(2025),
          only: Object.values(predecessors).map(({ id }) => id),
        });
        for (const name of before) {
          await aSuccession(environment, municipality, predecessors[name].id, learning.id);
          await someResponses(environment, earlier, predecessors[name], [{ strategy: 3 }]);
        }
        const round = await aRound(environment, municipality, { ...yearOf(2026), only: [learning.id] });
        const found = await lastTimeFor({ environment, round }, learning.id);
        const answers = found !== null && "answers" in found ? found.answers : [];
        expect(answers[0]?.level ?? null).toBe(expected);
      }
    });

    it("is nothing where people answer one by one, this time or then", async () => {
      for (const setting of [
        { roundNow: { answering: "individual" } },
        { roundThen: { answering: "individual" } },
      ] as const) {
        const place = await twoYears(setting);
        await answered(place, { strategy: 2 });
        expect(await lastTime(place)).toBeNull();
      }
    });

    it("is nothing of a round that goes on, of a draft, or of a later round", async () => {
      const goesOn = await twoYears({ roundThen: { closesAt: "2026-12-31T16:00:00.000Z" as Instant } });
      await answered(goesOn, { strategy: 2 });
      expect(await lastTime(goesOn)).toBeNull();

      const unsent = await twoYears();
      unsent.environment.moveClockTo("2025-11-23T09:00:00Z");
      const { social } = unsent.municipality.departments;
      const { token } = await anInvitation(unsent.environment, unsent.earlier, social.id);
      const key = await beginAnswering(unsent.environment, token);
      await saveAnswers(unsent.environment, key, aSave([{ question: "strategy", value: 2 }]));
      unsent.environment.moveClockTo("2026-11-23T09:00:00Z");
      expect(await lastTime(unsent)).toBeNull();

      const later = await twoYears({ roundThen: { year: 2027, slug: "2027" } });
      await answered(later, { strategy: 2 });
      expect(await lastTime(later)).toBeNull();
    });

    it("is of the latest round before that was answered jointly, by the same questionnaire", async () => {
      const place = await twoYears();
      const { environment, municipality } = place;
      await answered(place, { strategy: 2 });
      const { social } = municipality.departments;
      const older = await aRound(environment, municipality, yearOf(2024));
      await someResponses(environment, older, social, [{ strategy: 1 }]);
      const questionnaireHash = await adopt(
        environment,
        municipality,
        aVersion(2025, strategy, { id: "other" }),
      );
      const spring = await aRound(environment, municipality, {
        ...yearOf(2025),
        slug: "2025-other",
        questionnaireHash,
      });
      await someResponses(environment, spring, social, [{ strategy: 5 }]);
      const oneByOne = { ...yearOf(2025), slug: "2025-z", answering: "individual" } as const;
      await someResponses(environment, await aRound(environment, municipality, oneByOne), social, [
        { strategy: 0 },
      ]);
      expect(await lastTime(place)).toMatchObject({ year: 2025, answers: [{ level: 2 }] });
    });

    it("is told to have been destroyed, where it was, and when", async () => {
      const place = await twoYears();
      await answered(place, { strategy: 2 });
      const { organizationId, id: roundId } = place.earlier;
      await place.environment.database.transact((writer) =>
        insertDestruction(writer, {
          ...{ organizationId, roundId, reference: "KS 2026/44", decidedOn: "2026-11-01" as Day },
          ...{ begunAt: "2026-11-02T09:00:00.000Z" as Instant, completedAt: null, responses: 1 },
        }),
      );
      expect(await lastTime(place)).toEqual({ year: 2025, destroyedAt: "2026-11-02T09:00:00.000Z" });
    });

    it("is told to whoever may answer now, and to nobody else", async () => {
      const place = await twoYears();
      await answered(place, { strategy: 2 });
      const { environment, municipality, round } = place;
      const { token } = await anInvitation(environment, round, municipality.departments.social.id);
      const key = await beginAnswering(environment, token);
      const stranger = { ...key, secret: environment.newSecret() };
      await expect(loadLastTime(environment, stranger)).rejects.toMatchObject({
        data: { code: "answering-session-gone" },
      });
      environment.moveClockTo("2026-12-12T09:00:00Z");
      await expect(loadLastTime(environment, key)).rejects.toMatchObject({ data: { code: "round-closed" } });
    });
  });
});
