import type { Environment } from "#app/domain/environment.ts";
import type { Answers, DepartmentKind } from "#app/domain/questionnaire/definition.ts";
import {
  aMaturity,
  aQuestion,
  aQuestionnaire,
  aQuestionnaireFile,
  choices,
  aDimension as dimension,
} from "#app/domain/questionnaire/testing.ts";
import { withAnswer } from "#app/domain/scoring/attack-testing.ts";
import { answered, type RespondedRounds, times } from "#app/domain/scoring/publishing-testing.ts";
import {
  aMunicipality,
  aRound,
  aSuccession,
  someResponses,
  type TestDepartment,
  type TestMunicipality,
} from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";

/** For tests: rounds whose results are attacked, so small that an attacker goes through what may be hidden in them. */

const level = {
  choices: choices("low", "half", "high"),
  scores: { low: 0, half: 50, high: 100 },
  showDontKnowItem: true,
  showRefuseItem: true,
};

const questionnaire = {
  questions: [
    aQuestion("radiogroup", "plan", level),
    aQuestion("radiogroup", "owner", { ...level, dimension: "delivery" }),
    aQuestion("radiogroup", "habit", { ...level, dimension: "delivery", visibleIf: "{plan} = 'high'" }),
  ],
  maturity: aMaturity({
    dimensions: [dimension("direction", { target: 3 }), dimension("delivery", { weight: 2, target: 4 })],
  }),
};

type Level = "low" | "half" | "high" | "dontknow" | "refused";

/** A response; what is left out is left unanswered. `habit` is asked of those alone whose plan is high. */
function said(plan: Level, owner?: Level, habit?: Level): Answers {
  return { plan, ...(owner && { owner }), ...(habit && { habit }) };
}

/** k, the least there is. */
const k = 3;
const read = aQuestionnaire(questionnaire);
const round = (departments: RespondedRounds[string]["departments"]) => ({
  questionnaire: read,
  threshold: k,
  departments,
});
const inEach = (...responses: readonly Answers[]) => answered(invitedInEach, ...responses);
const invitedInEach = 6;

export type AttackedRounds = {
  readonly rounds: RespondedRounds;
  /** Whether `education` has become `company` in the last of them. */
  readonly joined: boolean;
  /** What must be hidden, worked out by hand: questions in departments by year. */
  readonly hides: readonly string[];
};

/** By what hides something in them. */
export const attackedRounds: Readonly<Record<string, AttackedRounds>> = {
  "a department alone with too few, and questions that few answered": {
    joined: false,
    // Education has too few and is pooled with nobody; two have a score on owner in company, and one on habit in social.
    hides: [
      ...["plan", "owner", "habit"].map((question) => `2025 education ${question}`),
      "2025 company owner",
      "2026 social habit",
      ...["plan", "owner", "habit"].map((question) => `2026 education ${question}`),
    ],
    rounds: {
      2025: round({
        social: inEach(said("high", "low", "high"), said("high", "half", "low"), said("high", "high", "low")),
        education: inEach(said("high", "half", "low"), said("low", "low")),
        company: inEach(said("low", "half"), said("half", "low"), said("half", "dontknow")),
      }),
      2026: round({
        social: inEach(said("half", "low"), said("low", "half"), said("high", "high", "half")),
        education: inEach(said("high", "low", "half")),
        company: inEach(...times(3, said("high", "half", "high")), said("low", "refused")),
      }),
    },
  },
  "departments that are shown together, and one that joined another": {
    joined: true,
    // Together are education and executive, and then company and executive; few there have a score on these questions.
    hides: [
      "2025 education owner",
      "2025 company habit",
      "2025 executive owner",
      "2026 company owner",
      "2026 company habit",
      "2026 executive owner",
    ],
    rounds: {
      2025: round({
        social: inEach(said("low", "half"), said("half", "low"), said("low", "high"), said("half", "half")),
        education: inEach(said("low", "high"), said("high")),
        company: inEach(...times(3, said("half", "high")), said("high", "low", "low")),
        executive: inEach(said("half")),
      }),
      2026: round({
        social: inEach(said("high", "half"), said("half", "low"), said("low", "high")),
        company: inEach(said("low", "high"), said("high", "low", "half")),
        executive: inEach(said("half", "refused"), said("half", "dontknow")),
      }),
    },
  },
};

/** One who is alone in a department, beside another with nothing hidden. */
export const oneAlone: AttackedRounds = {
  joined: false,
  hides: ["plan", "owner", "habit"].map((question) => `2026 education ${question}`),
  rounds: {
    2026: round({
      social: inEach(said("half", "low"), said("low", "half"), said("low", "low")),
      education: inEach(said("high", "low", "half")),
    }),
  },
};

/** The same with another answer to `plan` in `social`, where nobody's is hidden. */
export function withShownAnswer(rounds: RespondedRounds, year: string): RespondedRounds {
  const question = read.questions[0];
  if (question === undefined) throw new Error("The questionnaire has questions.");
  const shown = { round: year, department: "social", respondent: 1, question };
  return withAnswer(rounds, shown, "dontknow");
}

export type World = {
  readonly municipality: TestMunicipality;
  /** In their order, each with its departments. */
  readonly rounds: readonly { readonly round: Rounds; readonly departments: readonly TestDepartment[] }[];
};

/**
 * A municipality with these rounds.
 *
 * @param timesOf when the round of a year was, and what else it has
 */
export async function aWorld(
  environment: Environment,
  { joined, rounds }: AttackedRounds,
  timesOf: (year: number) => Partial<Rounds>,
  slug = "testkoping",
): Promise<World> {
  const names = new Set(Object.values(rounds).flatMap(({ departments }) => Object.keys(departments)));
  const kinds = Object.fromEntries([...names].map((name): [string, DepartmentKind] => [name, "technical"]));
  const municipality = await aMunicipality(environment, {
    slug,
    departments: kinds,
    questionnaire: aQuestionnaireFile(questionnaire),
  });
  const departmentOf = (name: string) => {
    const department = municipality.departments[name];
    if (department === undefined) throw new RangeError(`There is no department ${name}.`);
    return department;
  };
  if (joined) {
    const [predecessor, successor] = [departmentOf("education"), departmentOf("company")];
    await aSuccession(environment, municipality, predecessor.id, successor.id);
  }
  const made: World["rounds"][number][] = [];
  for (const [year, { threshold, departments }] of Object.entries(rounds)) {
    const round = await aRound(environment, municipality, {
      year: Number(year),
      disclosure: threshold === null ? "in-office" : "confidential",
      threshold,
      invited: invitedInEach,
      only: Object.keys(departments).map((name) => departmentOf(name).id),
      ...timesOf(Number(year)),
    });
    for (const [name, { responses }] of Object.entries(departments)) {
      await someResponses(environment, round, departmentOf(name), responses);
    }
    made.push({ round, departments: Object.keys(departments).map(departmentOf) });
  }
  return { municipality, rounds: made };
}

/** A text in which ids, which each world has of its own, are told apart by where they come first. */
export function withoutIds(text: string): string {
  const places = new Map<string, number>();
  return text.replace(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g, (id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return `id ${place}`;
  });
}
