import { type VisibilityRules, visibleQuestions } from "#app/domain/questionnaire/conditions.ts";
import {
  type AnswerRule,
  type Answers,
  type AnswerValue,
  type DepartmentKind,
  DOES_NOT_APPLY,
  DONT_KNOW,
  isScored,
  NONE_OF_THESE,
  type Question,
  type Questionnaire,
  type RespondentRole,
} from "#app/domain/questionnaire/definition.ts";
import { chance, normal, type Random, seededRandom, shuffled } from "./random.ts";

/** How mature a made-up department is: a level for each dimension, year by year. */
export type DepartmentProfile = {
  /** Its seed: which questions come easier to it than to others. */
  readonly key: string;
  readonly kind: DepartmentKind;
  /** By dimension, then year: a level on the questionnaire's scale. */
  readonly levels: Readonly<Record<string, Readonly<Record<number, number>>>>;
  /** What its people write, by the name of a question in words. */
  readonly words: Readonly<Record<string, readonly string[]>>;
};

/** One who answers; the same person in all years. */
export type Persona = {
  readonly role: RespondentRole;
  /** How much higher this person tends to judge, in levels. */
  readonly leniency: number;
};

/** Draws somebody with a role. Those who lead see a little more of what is done, and judge it more kindly. */
export function drawPersona(role: RespondentRole, random: Random): Persona {
  const tendency = { management: 0.3, specialist: -0.1, staff: -0.15 }[role];
  return { role, leniency: tendency + 0.35 * normal(random) };
}

/**
 * Makes up what one person answers in a year: only questions that are asked of them, each answer such as the
 * questionnaire takes. The same person, year and randomness give the same answers.
 *
 * Levels spread around the department's: some questions are harder than others for everybody, some for the
 * department, and people differ. What everybody can judge is judged more differently than what is a matter of fact.
 */
export function makeAnswers(
  { questionnaire, rules }: { readonly questionnaire: Questionnaire; readonly rules: VisibilityRules },
  { department, persona, year }: Respondent,
  random: Random,
): Answers {
  const context = { department: { kind: department.kind }, respondent: { role: persona.role } };
  const answers: Record<string, AnswerValue> = {};
  for (const question of questionnaire.questions) {
    if (!visibleQuestions(rules, answers, context).has(question.name)) continue;
    const answer = makeAnswer(question, questionnaire.scale.max, { department, persona, year }, random);
    if (answer !== null) answers[question.name] = answer;
  }
  return answers;
}

export type Respondent = {
  readonly department: DepartmentProfile;
  readonly persona: Persona;
  readonly year: number;
};

function makeAnswer(
  question: Question,
  max: number,
  respondent: Respondent,
  random: Random,
): AnswerValue | null {
  const { answer } = question;
  if (answer.kind === "text") return makeWords(question, respondent.department, random);
  if (!isScored(question) || chance(random, 0.012)) return null; // now and then one is skipped
  if (answer.kind !== "one-of" && answer.kind !== "some-of") return null;
  const several = answer.kind === "some-of";
  if (answer.dontKnow && chance(random, ignorance(question, respondent.persona.role))) {
    return several ? [DONT_KNOW] : DONT_KNOW;
  }
  if (answer.doesNotApply && chance(random, irrelevance(question, respondent.department.kind))) {
    return several ? [DOES_NOT_APPLY] : DOES_NOT_APPLY;
  }
  const level = levelOf(question, respondent);
  return several
    ? makeChecklist(question, answer, level / max, respondent, random)
    : makeChoice(question, level, max, respondent.persona, random);
}

/** The level that the department has got to in what the question asks, before people differ about it. */
function levelOf({ name, dimension }: Question, { department, year }: Respondent): number {
  const level = department.levels[dimension ?? ""]?.[year] ?? 0;
  const hardForAll = 0.4 * normal(seededRandom(name));
  const hardForThem = 0.3 * normal(seededRandom(`${department.key} ${name}`));
  return level + hardForAll + hardForThem;
}

/** The choice whose score is nearest to what this person makes of the level. */
function makeChoice(
  question: Question,
  level: number,
  max: number,
  persona: Persona,
  random: Random,
): AnswerValue | null {
  if (question.scoring.kind !== "choice") return null;
  const spread = isMatterOfFact(question) ? 0.55 : 0.8;
  const wanted = (100 * (level + persona.leniency + spread * normal(random))) / max;
  const distance = (score: number | null) => Math.abs((score ?? Number.POSITIVE_INFINITY) - wanted);
  const [nearest] = question.scoring.options.toSorted((a, b) => distance(a.score) - distance(b.score));
  return nearest?.value ?? null;
}

/** What is in use is a fact of the department, about which few are mistaken. */
function makeChecklist(
  { name }: Question,
  rule: Extract<AnswerRule, { kind: "some-of" }>,
  share: number,
  { department }: Respondent,
  random: Random,
): AnswerValue {
  const order = shuffled(seededRandom(`${department.key} ${name}`), rule.values);
  const inUse = new Set(order.slice(0, Math.round(share * order.length)));
  const checked = rule.values.filter((value) => chance(random, inUse.has(value) ? 0.9 : 0.07));
  return checked.length === 0 && rule.none ? [NONE_OF_THESE] : checked;
}

/** How often somebody does not know: seldom what they deal with, often what is decided far from them. */
function ignorance(question: Question, role: RespondentRole): number {
  const farAway = question.dimension === "guidelines" || question.dimension === "strategist";
  if (role === "staff") return farAway ? 0.2 : 0.07;
  return (role === "management" ? 0.02 : 0.04) + (isMatterOfFact(question) ? 0.03 : 0);
}

/** How often a question has nothing to do with the work: schools and companies have few e-services of their own. */
function irrelevance(question: Question, kind: DepartmentKind): number {
  if (question.dimension !== "services") return 0.008;
  return kind === "education" || kind === "company" ? 0.09 : 0.03;
}

/** A question put to some roles only, or one that asks for evidence, asks what is so, not how it is felt. */
function isMatterOfFact({ conditions, evidence }: Question): boolean {
  return evidence || conditions.length > 0;
}

function makeWords({ name }: Question, { words }: DepartmentProfile, random: Random): AnswerValue | null {
  const sentences = words[name] ?? [];
  return chance(random, 0.3) ? (sentences[Math.floor(random() * sentences.length)] ?? null) : null;
}
