import {
  type Answers,
  type AnswerValue,
  DOES_NOT_APPLY,
  DONT_KNOW,
  type Question,
} from "#app/domain/questionnaire/definition.ts";
import { scoreAnswer } from "./answer.ts";
import type { Figures, RoundFigures } from "./figure.ts";
import type { Publication } from "./publish.ts";
import type { PublishedRound } from "./published-round.ts";
import { askedQuestions, publish, questionsHiddenIn, type RespondedRounds } from "./publishing-testing.ts";
import { roundedChange, roundedFigures } from "./rounded.ts";

/*
 * An attacker, for tests. He sees all that is published and knows every answer that is not hidden (method § 6), the
 * questionnaire, and how many answered where. He goes through the worlds that hidden answers could make, keeps those of
 * which he would see the very same, and finds what single answers can have been.
 */

/** How rounds become what is published. */
export type Publisher = (rounds: RespondedRounds) => Promise<Publication>;

/** What the attacker sees of rounds, as text: in two worlds that show the same, the same. */
export type Sight = (rounds: RespondedRounds) => Promise<string>;

/** One answer of one respondent, who was asked the question. */
export type HiddenAnswer = {
  readonly round: string;
  readonly department: string;
  /** Where the response stands in its department. */
  readonly respondent: number;
  readonly question: Question;
};

/** A hidden answer and what the attacker holds possible for it: answers as text, for questions of choices. */
export type AttackedAnswer = {
  readonly hidden: HiddenAnswer;
  readonly truth: string;
  readonly possible: ReadonlySet<string>;
};

/**
 * The attack on what the method hides. It goes first through the worlds in which all hidden answers to a question are
 * others, then through those in which few of any are, and ends when it holds everything possible that it should. A world
 * left out makes the attacker more certain than he is, never less.
 *
 * @param reach at how many hidden answers together worlds may differ; with all of them no world is left out
 */
export async function attack(
  rounds: RespondedRounds,
  see: Sight,
  reach: number,
): Promise<readonly AttackedAnswer[]> {
  const seen = await see(rounds);
  const answers = hiddenAnswers(rounds, await publish(rounds)).map((hidden) => {
    const truth = told(rounds, hidden);
    return { hidden, truth, possible: new Set([truth]) };
  });
  const isDone = () =>
    answers.every(({ hidden, possible }) =>
      mustRemainPossible(rounds, hidden).every((value) => possible.has(value)),
    );
  for (const world of worlds(
    rounds,
    answers.map(({ hidden }) => hidden),
    reach,
  )) {
    if (isDone()) break;
    if ((await see(world)) !== seen) continue;
    for (const { hidden, possible } of answers) possible.add(told(world, hidden));
  }
  return answers;
}

/**
 * What must remain possible: every value with a score for an answer that has one, else everything without, since how many
 * answers have a score decides what is hidden.
 */
export function mustRemainPossible(rounds: RespondedRounds, hidden: HiddenAnswer): readonly string[] {
  return alike(hidden.question, answerIn(rounds, hidden)).map(textOfAnswer);
}

/** The answers that the method hides, of those who were asked. */
export function hiddenAnswers(
  rounds: RespondedRounds,
  { rounds: published }: Publication,
): readonly HiddenAnswer[] {
  return published.flatMap(({ round, figures }) => {
    const { questionnaire, threshold, departments } = roundOf(rounds, round);
    if (threshold === null) return [];
    return Object.entries(departments).flatMap(([department, { responses }]) => {
      const hidden = questionsHiddenIn(figures, department);
      const questions = questionnaire.questions.filter(({ name }) => hidden.has(name));
      return responses.flatMap((answers, respondent) => {
        const asked = askedQuestions(questionnaire, answers);
        return questions
          .filter(({ name }) => asked.has(name))
          .map((question) => ({ round, department, respondent, question }));
      });
    });
  });
}

/** The same rounds with another answer; undefined for none. */
export function withAnswer(
  rounds: RespondedRounds,
  { round: name, department: at, respondent, question }: HiddenAnswer,
  value: AnswerValue | undefined,
): RespondedRounds {
  const round = roundOf(rounds, name);
  const department = round.departments[at];
  if (department === undefined) throw new RangeError(`There is no department ${at}.`);
  const responses = department.responses.map((answers, index): Answers => {
    if (index !== respondent) return answers;
    const { [question.name]: _, ...others } = answers;
    return value === undefined ? others : { ...others, [question.name]: value };
  });
  const departments = { ...round.departments, [at]: { ...department, responses } };
  return { ...rounds, [name]: { ...round, departments } };
}

/**
 * A world in which a hidden answer has a score where it had none, or none where it had one, and the very same figures
 * are hidden: how many there are in a hidden figure is hidden too. Null where there is no such world.
 */
export async function worldOfAnotherCount(
  rounds: RespondedRounds,
  hidden: HiddenAnswer,
): Promise<RespondedRounds | null> {
  const before = whatIsHidden(await publish(rounds));
  const like = alike(hidden.question, answerIn(rounds, hidden));
  for (const value of valuesOf(hidden.question).filter((value) => !like.includes(value))) {
    const world = withAnswer(rounds, hidden, value);
    if (whatIsHidden(await publish(world)) === before) return world;
  }
  return null;
}

/** Which figures are hidden, as text. */
function whatIsHidden({ rounds, changes }: Publication): string {
  const ofGroup = ({ overall, dimensions, questions }: Figures) =>
    [overall, ...dimensions.values(), ...questions.values()].map(({ suppressed }) => suppressed);
  return JSON.stringify([
    rounds.map(({ figures: { departments, others, organization } }) =>
      [...departments, ...(others === null ? [] : [others]), organization].map(ofGroup),
    ),
    changes.map(({ verdict }) => verdict === "suppressed"),
  ]);
}

/** Every other answer that has a score as this one has, or has none as this one. */
export function otherAnswers(
  rounds: RespondedRounds,
  hidden: HiddenAnswer,
): readonly (AnswerValue | undefined)[] {
  const value = answerIn(rounds, hidden);
  return alike(hidden.question, value).filter((other) => other !== value);
}

/**
 * A publication as it would be if hidden figures were only left blank: what is shown is computed from every answer. An
 * attack that finds nothing here is none.
 */
export async function blankingOnly(rounds: RespondedRounds): Promise<Publication> {
  const inOffice = Object.entries(rounds).map(([name, round]) => [name, { ...round, threshold: null }]);
  const [whole, rightly] = await Promise.all([publish(Object.fromEntries(inOffice)), publish(rounds)]);
  return rounded({
    rounds: whole.rounds.map((round, index) => blankRound(round, rightly.rounds[index])),
    changes: whole.changes.map((change) => {
      const shown = rightly.changes.find(
        ({ to, department, figure }) =>
          to === change.to && department === change.department && figure === change.figure,
      );
      return shown?.verdict === "suppressed" ? shown : change;
    }),
  });
}

/** Figures as they leave the system (method § 6.8). */
export function rounded({ rounds, changes }: Publication): Publication {
  return {
    rounds: rounds.map((round) => ({ ...round, figures: roundedFigures(round.figures) })),
    changes: changes.map(roundedChange),
  };
}

function blankRound(whole: PublishedRound, rightly: PublishedRound | undefined): PublishedRound {
  if (rightly === undefined) throw new Error(`Round ${whole.round} was not published.`);
  const { others, departments, organization } = rightly.figures;
  const figures: RoundFigures = {
    ...whole.figures,
    departments: whole.figures.departments.map((figures, index) => ({
      ...figures,
      ...blank(figures, departments[index]),
    })),
    others,
    organization: blank(whole.figures.organization, organization),
  };
  const { reliability, consistency } = rightly;
  return { ...whole, figures, reliability, consistency };
}

/** The figures of a group without those that are hidden rightly. */
function blank(whole: Figures, rightly: Figures | undefined): Figures {
  if (rightly === undefined) throw new Error("A group was not published.");
  return {
    ...whole,
    suppressed: rightly.suppressed,
    overall: unlessSuppressed(whole.overall, rightly.overall),
    dimensions: blankEach(whole.dimensions, rightly.dimensions),
    questions: blankEach(whole.questions, rightly.questions),
  };
}

function blankEach<Key, Figure extends { readonly suppressed: boolean }>(
  whole: ReadonlyMap<Key, Figure>,
  rightly: ReadonlyMap<Key, Figure>,
): ReadonlyMap<Key, Figure> {
  return new Map([...whole].map(([key, figure]) => [key, unlessSuppressed(figure, rightly.get(key))]));
}

function unlessSuppressed<Figure extends { readonly suppressed: boolean }>(
  whole: Figure,
  rightly: Figure | undefined,
): Figure {
  return rightly?.suppressed ? rightly : whole;
}

/** The worlds that hidden answers could make, first those that tell most. */
function* worlds(
  rounds: RespondedRounds,
  hidden: readonly HiddenAnswer[],
  reach: number,
): Generator<RespondedRounds> {
  for (const name of new Set(hidden.map(({ question }) => question.name))) {
    const others = hidden
      .filter(({ question }) => question.name === name)
      .map((answer) => ({ answer, values: otherAnswers(rounds, answer) }));
    const most = Math.max(...others.map(({ values }) => values.length));
    for (let step = 0; step < most; step += 1) {
      yield others.reduce(
        (world, { answer, values }) => withAnswer(world, answer, values[step % values.length]),
        rounds,
      );
    }
  }
  for (let changed = 1; changed <= Math.min(reach, hidden.length); changed += 1) {
    yield* worldsApart(rounds, hidden, changed);
  }
}

/** Those in which just so many of the hidden answers are others. */
function* worldsApart(
  rounds: RespondedRounds,
  hidden: readonly HiddenAnswer[],
  changed: number,
): Generator<RespondedRounds> {
  if (changed === 0) {
    yield rounds;
    return;
  }
  for (const [index, answer] of hidden.entries()) {
    const value = answerIn(rounds, answer);
    for (const other of valuesOf(answer.question).filter((other) => other !== value)) {
      yield* worldsApart(withAnswer(rounds, answer, other), hidden.slice(index + 1), changed - 1);
    }
  }
}

/** Everything that a question of choices can be answered with; undefined: left unanswered. */
function valuesOf({ name, scoring }: Question): readonly (AnswerValue | undefined)[] {
  if (scoring.kind !== "choice") throw new RangeError(`Question ${name} is no choice.`);
  return [...scoring.options.map(({ value }) => value), DONT_KNOW, DOES_NOT_APPLY, undefined];
}

function alike(question: Question, value: AnswerValue | undefined): readonly (AnswerValue | undefined)[] {
  const hasScore = (one: AnswerValue | undefined) => scoreAnswer(question, one).state === "scored";
  return valuesOf(question).filter((other) => hasScore(other) === hasScore(value));
}

function answerIn(
  rounds: RespondedRounds,
  { round, department, respondent, question }: HiddenAnswer,
): AnswerValue | undefined {
  return roundOf(rounds, round).departments[department]?.responses[respondent]?.[question.name];
}

/** What the respondent said in a world, as text. */
function told(rounds: RespondedRounds, hidden: HiddenAnswer): string {
  const { questionnaire, departments } = roundOf(rounds, hidden.round);
  const answers = departments[hidden.department]?.responses[hidden.respondent] ?? {};
  return askedQuestions(questionnaire, answers).has(hidden.question.name)
    ? textOfAnswer(answers[hidden.question.name])
    : "not asked";
}

function textOfAnswer(value: AnswerValue | undefined): string {
  return value === undefined ? "unanswered" : String(value);
}

function roundOf(rounds: RespondedRounds, name: string) {
  const round = rounds[name];
  if (round === undefined) throw new RangeError(`There is no round ${name}.`);
  return round;
}
